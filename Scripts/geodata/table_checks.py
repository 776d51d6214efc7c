"""Checks the tables of GeoData that are kept by hand."""

import datetime
import re
from itertools import combinations

from shapely.geometry import MultiPolygon, Point

from . import GeoDataError, require
from .tables import folded, read_table, require_unique

CODES = "gazetteer/province_codes.csv"
PROVINCE_ALIASES = "gazetteer/province_aliases.csv"
COUNTRIES = "gazetteer/countries.csv"
COUNTRY_NAMES = "vocabulary/country_names.csv"
INCIDENTS = "incidents/documented_incidents.csv"
ACTOR_ALIASES = "vocabulary/actor_aliases.csv"
INCIDENT_KINDS = "vocabulary/incident_kinds.csv"

KINDS = {
    "airstrike", "bombing", "armed-attack", "armed-clash", "shelling",
    "violence-against-civilians", "arrest", "protest", "other",
}
ACTOR_GROUPS = ["iskp", "taliban", "united-states", "nato", "government-of-afghanistan"]
PRECISIONS = {"exact", "near", "district", "province", "area", "country", "abroad", "unknown"}

# What the sources can say today; a type without a kind would be lost to every --kind.
ACLED_TYPES = {
    "Battles": {
        "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "Air/drone strike", "Chemical weapon", "Grenade", "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack", "Suicide bomb",
    },
    "Protests": {
        "Excessive force against protesters", "Peaceful protest", "Protest with intervention",
    },
    "Riots": {"Mob violence", "Violent demonstration"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
    "Violence against civilians": {"Abduction/forced disappearance", "Attack", "Sexual violence"},
}
GTD_TYPES = {
    "Armed Assault", "Assassination", "Bombing/Explosion", "Facility/Infrastructure Attack",
    "Hijacking", "Hostage Taking (Barricade Incident)", "Hostage Taking (Kidnapping)",
    "Unarmed Assault", "Unknown",
}


def check_tables(folder, crosswalk, province_polygons):
    """Checks every table; returns how many rows each has."""
    names = {row["iso_3166_2"]: row["name"] for row in crosswalk}
    shapes = {
        code: MultiPolygon([(rings[0], rings[1:]) for rings in polygons])
        for code, polygons in province_polygons.items()
    }
    return {
        "province aliases": check_province_aliases(folder / PROVINCE_ALIASES, names),
        "names that tell of countries": check_countries(
            folder / COUNTRIES, folder / COUNTRY_NAMES
        ),
        "countries": check_country_names(folder / COUNTRY_NAMES),
        "actor aliases": check_actor_aliases(folder / ACTOR_ALIASES),
        "incident kinds": check_incident_kinds(folder / INCIDENT_KINDS),
        "documented incidents": check_incidents(folder / INCIDENTS, names, shapes),
    }


def check_province_aliases(path, names):
    """Each alias stands for one province, and every province has its own name among them."""
    rows = read_table(path, ("iso_3166_2", "name", "alias", "source"))
    codes = {}
    for row in rows:
        code = row["iso_3166_2"]
        require(names.get(code) == row["name"], f"{path}: {code} is not {row['name']}")
        known = codes.setdefault(folded(row["alias"]), code)
        require(known == code, f"{path}: {row['alias']} stands for {known} and {code}")
    for code, name in names.items():
        require(codes.get(folded(name)) == code, f"{path}: {name} is no alias of {code}")
    return len(rows)


def check_countries(path, names_path):
    """Each name tells of one country, and none repeats a name of the countries' own table."""
    rows = read_table(path, ("iso_3166_1", "kind", "name"))
    require_unique(path, [folded(row["name"]) for row in rows], "name")
    known = read_table(names_path)
    codes = {row["alpha2"] for row in known}
    names = {
        folded(name): row["alpha2"]
        for row in known
        for name in [row["name"], *filter(None, row["variants"].split("|"))]
    }
    for row in rows:
        require(row["iso_3166_1"] in codes, f"{path}: code {row['iso_3166_1']}")
        require(row["kind"] in ("country", "region", "place"), f"{path}: kind '{row['kind']}'")
        require(folded(row["name"]), f"{path}: '{row['name']}' has no letters")
        owner = names.get(folded(row["name"]))
        require(owner is None, f"{path}: {row['name']} stands in {names_path}, for {owner}")
    return len(rows)


def check_country_names(path):
    """No code and no name stands for two countries."""
    rows = read_table(
        path, ("alpha3", "alpha2", "numeric", "gw", "fips", "name", "variants")
    )
    forms = {
        "alpha3": "[A-Z]{3}", "alpha2": "[A-Z]{2}", "numeric": "[0-9]{3}", "gw": "[0-9]{1,3}",
        "fips": "[A-Z]{2}",
    }
    for column, form in forms.items():
        codes = [code for row in rows for code in row[column].split("|") if code]
        require_unique(path, codes, column)
        wrong = [code for code in codes if not re.fullmatch(form, code)]
        require(not wrong, f"{path}: {column} {wrong}")
    alpha3 = [row["alpha3"] for row in rows]
    require(alpha3 == sorted(alpha3), f"{path}: not in the order of the codes")
    owners = {}
    for row in rows:
        require(row["alpha2"] and row["name"], f"{path}: {row['alpha3']} lacks alpha2 or name")
        names = [row["name"], *filter(None, row["variants"].split("|"))]
        require(len(set(names)) == len(names), f"{path}: {row['alpha3']} has a name twice")
        for name in names:
            owner = owners.setdefault(folded(name), row["alpha2"])
            require(owner == row["alpha2"], f"{path}: {name} is {owner} and {row['alpha2']}")
    return len(rows)


def check_actor_aliases(path):
    """At one time and place, an alias stands for one group at most."""
    rows = read_table(
        path, ("group", "alias", "country", "country_code", "valid_from", "valid_to")
    )
    groups = list(dict.fromkeys(row["group"] for row in rows))
    require(groups == ACTOR_GROUPS, f"{path}: groups are {groups}")
    by_alias = {}
    for row in rows:
        alias = row["alias"]
        require(folded(alias), f"{path}: '{alias}' has no letters")
        require(not re.search(r"\)$", alias), f"{path}: '{alias}' ends in parentheses")
        country = (row["country"], row["country_code"])
        require(country in (("", ""), ("Afghanistan", "AF")), f"{path}: country {country}")
        first = day(path, row["valid_from"], datetime.date.min)
        last = day(path, row["valid_to"], datetime.date.max)
        require(first <= last, f"{path}: '{alias}' ends before it begins")
        by_alias.setdefault(folded(alias), []).append((first, last, alias))
    for periods in by_alias.values():
        for (first, last, a), (other_first, other_last, b) in combinations(periods, 2):
            overlap = first <= other_last and other_first <= last
            require(not overlap, f"{path}: '{a}' and '{b}' are the same at the same time")
    return len(rows)


def day(path, text, default):
    """The date, or the default for none."""
    if not text:
        return default
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise GeoDataError(f"{path}: '{text}' is no date") from None


def check_incident_kinds(path):
    """Every type that ACLED and GTD know today has exactly one kind; event types may have several."""
    rows = read_table(path, ("source", "event_type", "sub_event_type", "kind"))
    keys = [
        (row["source"], folded(row["event_type"]), folded(row["sub_event_type"])) for row in rows
    ]
    require_unique(path, keys, "type")
    for row in rows:
        require(row["source"] in ("acled", "gtd"), f"{path}: source '{row['source']}'")
        kinds = row["kind"].split("|")
        require(KINDS.issuperset(kinds), f"{path}: kind '{row['kind']}'")
        require(
            len(kinds) == 1 or not row["sub_event_type"],
            f"{path}: sub-event type '{row['sub_event_type']}' has several kinds",
        )
        require(row["event_type"] or row["sub_event_type"], f"{path}: a row without a type")
    expected = {
        ("acled", folded(event), folded(sub)) for event, subs in ACLED_TYPES.items() for sub in subs
    } | {("gtd", folded(event), "") for event in GTD_TYPES}
    missing = expected - set(keys)
    require(not missing, f"{path}: no kind for {sorted(missing)}")
    return len(rows)


def check_incidents(path, names, shapes):
    """Each incident has known words, figures in order, and a point in its own province."""
    rows = read_table(path)
    require_unique(path, [row["event_id"] for row in rows], "event")
    codes = {name: code for code, name in names.items()}
    for row in rows:
        event = row["event_id"]
        require(row["kind"] in KINDS, f"{path}: {event} has kind '{row['kind']}'")
        require(row["precision"] in PRECISIONS, f"{path}: {event} is '{row['precision']}'")
        require(row["admin1"] in codes, f"{path}: {event} is in '{row['admin1']}'")
        figures = [row[f"fatalities_{bound}"] for bound in ("low", "best", "high")]
        ordered = [int(figure) for figure in figures if figure]
        require(ordered == sorted(ordered), f"{path}: {event} has fatalities {figures}")
        if row["longitude"]:
            point = Point(float(row["longitude"]), float(row["latitude"]))
            found = [code for code, shape in shapes.items() if shape.covers(point)]
            expected = [codes[row["admin1"]]]
            require(found == expected, f"{path}: {event} lies in {found}, not {expected}")
    return len(rows)
