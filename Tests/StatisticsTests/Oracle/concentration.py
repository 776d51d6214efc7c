"""Makes concentration.csv, the oracle of the concentration measures.

Each measure is computed by another formula than the product's: Gini as the mean difference of all
pairs, Theil as the mean of r ln r with r the ratio to the mean, entropy by SciPy.
Run with a Python that has SciPy: python concentration.py > concentration.csv
"""

import math
import random
from fractions import Fraction

from scipy.stats import entropy

PUBLISHED = [240, 48, 5, 3, 2, 2]


def cases():
    yield PUBLISHED
    yield PUBLISHED + [0] * 28
    yield [7]
    yield [0, 5]
    yield [9] * 34
    yield [10**15, 1, 0, 10**14]
    chance = random.Random(20170413)
    for _ in range(60):
        m = chance.randint(2, 40)
        top = 10 ** chance.randint(0, 6)
        counts = [chance.choice([0, chance.randint(0, top)]) for _ in range(m)]
        if sum(counts) > 0:
            yield counts


def measures(x):
    m, n = len(x), sum(x)
    hhi = sum(Fraction(v, n) ** 2 for v in x)
    even = Fraction(1, m)
    normalized = (hhi - even) / (1 - even) if m > 1 else None
    gini = Fraction(sum(abs(a - b) for a in x for b in x), 2 * m * n)
    ratios = [v * m / n for v in x if v > 0]
    theil = sum(r * math.log(r) for r in ratios) / m
    expected = even + (1 - even) / n
    return [hhi, normalized, 1 / hhi, gini, entropy(x), theil, expected]


def main():
    print("counts,hhi,normalized,effective,gini,entropy,theil,expected")
    for x in cases():
        columns = ["" if v is None else repr(float(v)) for v in measures(x)]
        print(" ".join(map(str, x)), *columns, sep=",")


if __name__ == "__main__":
    main()
