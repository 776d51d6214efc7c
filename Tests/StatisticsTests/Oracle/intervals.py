"""Makes intervals.csv, the oracle of the binomial intervals.

Run with a Python that has SciPy: python intervals.py > intervals.csv
"""

import random

from scipy.stats import binomtest

PUBLISHED = [(81, 263), (15, 148), (0, 20), (1, 29), (289, 301)]
SMALL = [(k, n) for n in (1, 2, 3, 7, 16, 17) for k in range(n + 1)]
LARGE = [
    (0, 10**6), (1, 10**6), (499_999, 10**6), (999_999, 10**6), (10**6, 10**6),
    (3, 10**9), (123_456_789, 10**9), (10**9 - 1, 10**9), (5 * 10**11, 10**12),
]
CONFIDENCES = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def cases():
    for k, n in PUBLISHED + SMALL + LARGE:
        yield k, n, 0.95
    for confidence in CONFIDENCES:
        for k, n in PUBLISHED:
            yield k, n, confidence
    chance = random.Random(20170413)
    for _ in range(200):
        n = int(10 ** chance.uniform(0, 7))
        yield chance.randint(0, n), n, 0.95


def main():
    print("k,n,confidence,wilson_lower,wilson_upper,exact_lower,exact_upper")
    for k, n, confidence in cases():
        test = binomtest(k, n)
        wilson = test.proportion_ci(confidence, method="wilson")
        exact = test.proportion_ci(confidence, method="exact")
        ends = [wilson.low, wilson.high, exact.low, exact.high]
        print(k, n, confidence, *(repr(float(end)) for end in ends), sep=",")


if __name__ == "__main__":
    main()
