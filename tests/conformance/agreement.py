"""What other people's packages say of 200 random sets of ratings, as one JSON document.

Written to agreement.json, which the tests read where Python is not there:
krippendorff, scikit-learn (cohen_kappa_score), statsmodels (fleiss_kappa), pingouin
(intraclass_corr, cronbach_alpha). Missing ratings are null.
"""

import json
import math
import sys
import warnings

import krippendorff
import numpy as np
import pandas as pd
import pingouin
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

warnings.filterwarnings("ignore")
for option in ("round", "round.column.CI95", "round.column.CI95%"):
    pingouin.options[option] = None


def finite(value):
    value = float(value)
    return value if math.isfinite(value) else None


def tried(work):
    """What a package says; None where it gives up."""
    try:
        return work()
    except (ValueError, ZeroDivisionError, AssertionError):
        return None


def ratings(random):
    units, raters = int(random.integers(6, 40)), int(random.integers(2, 7))
    levels = int(random.integers(2, 8))
    truth = random.integers(1, levels + 1, size=(units, 1))
    noise = random.integers(-1, 2, size=(units, raters)) * (random.random((units, raters)) < 0.6)
    table = np.clip(truth + noise, 1, levels).astype(float)
    if random.random() < 0.3:
        table += random.integers(0, 4, size=table.shape) / 4
    table[random.random(table.shape) < random.choice([0.0, 0.05, 0.2])] = np.nan
    return table


def alpha(table, level):
    value = tried(lambda: krippendorff.alpha(reliability_data=table.T, level_of_measurement=level))
    return None if value is None else finite(value)


def kappa(pairs, weights):
    # Categories by their place: scikit-learn weighs by place, and takes no floating point.
    places = np.searchsorted(np.unique(pairs), pairs)
    return finite(cohen_kappa_score(places[:, 0], places[:, 1], weights=weights))


def intraclass(whole):
    frame = pd.DataFrame(whole).reset_index().melt(id_vars="index")
    found = tried(lambda: pingouin.intraclass_corr(frame, "index", "variable", "value"))
    if found is None:
        return None
    interval = "CI95" if "CI95" in found else "CI95%"
    return [
        [finite(row["ICC"]), finite(row[interval][0]), finite(row[interval][1])]
        for _, row in found.iterrows()
    ]


def one(table):
    whole = table[~np.isnan(table).any(axis=1)]
    pairs = table[:, :2]
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    some = len(whole) > 4 and len(np.unique(whole)) > 1
    cronbach = tried(lambda: pingouin.cronbach_alpha(pd.DataFrame(whole))) if some else None
    return {
        "ratings": [[finite(v) for v in row] for row in table],
        "alpha": {level: alpha(table, level) for level in ("nominal", "ordinal", "interval", "ratio")},
        "kappa": [kappa(pairs, w) for w in (None, "linear", "quadratic")] if len(pairs) > 1 else None,
        "fleiss": finite(fleiss_kappa(aggregate_raters(whole)[0])) if some else None,
        "icc": intraclass(whole) if some else None,
        "cronbach": finite(cronbach[0]) if cronbach else None,
        # Where discrimination is asked for: the correlation of a column with the others' sum.
        "discrimination": [
            finite(np.corrcoef(whole[:, n], whole.sum(axis=1) - whole[:, n])[0, 1])
            for n in range(whole.shape[1])
        ]
        if some
        else None,
    }


def main():
    random = np.random.default_rng(20261124)
    json.dump([one(ratings(random)) for _ in range(200)], sys.stdout, separators=(",", ":"))


main()
