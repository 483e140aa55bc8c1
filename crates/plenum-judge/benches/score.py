"""The same figures by the usual Python packages, for `cargo xtask bench score`.

Reads the data as JSON and prints one JSON object: for each figure its package, its least CPU seconds of one thread (data
in the form the package likes best, made beforehand) and its values. A figure whose package is not installed is left out.

    score.py FILE REPEATS
"""

import json
import sys
import time
from importlib.metadata import version

import numpy

try:
    import krippendorff
except ImportError:
    krippendorff = None
try:
    import scipy.optimize
    import scipy.stats
except ImportError:
    scipy = None
try:
    import pandas
    import pingouin
except ImportError:
    pingouin = None
try:
    import statsmodels.api
    import statsmodels.stats.inter_rater
    from statsmodels.regression.mixed_linear_model import MixedLM, VCSpec
except ImportError:
    statsmodels = None


def alpha(data):
    levels = ["nominal", "ordinal", "interval", "ratio"]
    counts, domain = units_by_values(data["sheet"])
    return lambda: [
        krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=level) for level in levels
    ]


def alpha_interval(data):
    counts, domain = units_by_values(data["sheet"])
    dice = numpy.random.default_rng(1)

    def run():
        drawn = []
        for _ in range(data["resamples"]):
            sample = counts[dice.integers(0, len(counts), len(counts))]
            drawn.append(krippendorff.alpha(value_counts=sample, value_domain=domain, level_of_measurement="interval"))
        return list(numpy.quantile(drawn, [0.025, 0.975]))

    return run


def units_by_values(sheet):
    """How often each unit has each value."""
    sheet = numpy.array(sheet)
    domain = numpy.unique(sheet[:, 2])
    counts = numpy.zeros((sheet[:, 0].max() + 1, len(domain)), dtype=int)
    numpy.add.at(counts, (sheet[:, 0], numpy.searchsorted(domain, sheet[:, 2])), 1)
    return counts, domain / 1000


def icc(data):
    long = pandas.DataFrame(data["complete"], columns=["submission", "reviewer", "value"])
    long["value"] /= 1000

    def run():
        found = pingouin.intraclass_corr(data=long, targets="submission", raters="reviewer", ratings="value")
        return list(found["ICC"])

    return run


def fleiss(data):
    complete = numpy.array(data["complete"])
    table = complete[:, 2].reshape(complete[:, 0].max() + 1, -1)

    def run():
        counts, _ = statsmodels.stats.inter_rater.aggregate_raters(table)
        return [statsmodels.stats.inter_rater.fleiss_kappa(counts)]

    return run


def tau(data):
    left, right = numpy.array(data["left"]), numpy.array(data["right"])
    return lambda: [scipy.stats.kendalltau(left, right).statistic]


def indicators(of):
    return (of[:, None] == numpy.unique(of)[None, :]).astype(float)


def small(data):
    sheet = numpy.array(data["small"])
    return sheet[:, 2] / 1000, indicators(sheet[:, 0]), indicators(sheet[:, 1])


def reml(data):
    y, submissions, reviewers = small(data)
    names = [[[str(i) for i in range(side.shape[1])]] for side in (submissions, reviewers)]
    spec = VCSpec(["submission", "reviewer"], names, [[submissions], [reviewers]])

    def run():
        model = MixedLM(y, numpy.ones((len(y), 1)), groups=numpy.ones(len(y)), exog_vc=spec)
        fit = model.fit(reml=True)
        return [*fit.vcomp, fit.scale]

    return run


def reml_equations(data):
    """Where the slopes of the restricted likelihood, written out in full, vanish."""
    y, submissions, reviewers = small(data)
    parts = [submissions @ submissions.T, reviewers @ reviewers.T, numpy.eye(len(y))]

    def slopes(logs):
        inverse = numpy.linalg.inv(sum(numpy.exp(log) * part for log, part in zip(logs, parts)))
        ones = inverse.sum(axis=1)
        project = inverse - numpy.outer(ones, ones) / ones.sum()
        seen = project @ y
        return [numpy.sum(project * part) - seen @ part @ seen for part in parts]

    return lambda: list(numpy.exp(scipy.optimize.root(slopes, numpy.zeros(3), tol=1e-12).x))


def bradley_terry(data):
    wins = numpy.array(data["wins"])
    one, other = numpy.triu_indices(len(wins), 1)
    design = numpy.zeros((len(one), len(wins)))
    design[numpy.arange(len(one)), one] = 1
    design[numpy.arange(len(one)), other] = -1
    results = numpy.column_stack([wins[one, other], wins[other, one]])

    def run():
        family = statsmodels.api.families.Binomial()
        return list(statsmodels.api.GLM(results, design[:, 1:], family=family).fit(tol=1e-12).params)

    return run


FIGURES = {
    "alpha": (krippendorff, "krippendorff", alpha, 1),
    "alpha_interval": (krippendorff, "krippendorff", alpha_interval, 3),
    "icc": (pingouin, "pingouin", icc, 1),
    "fleiss": (statsmodels, "statsmodels", fleiss, 1),
    "tau": (scipy, "scipy", tau, 1),
    "reml": (statsmodels, "statsmodels", reml, 7),
    "reml_equations": (scipy, "scipy", reml_equations, 7),
    "bradley_terry": (statsmodels, "statsmodels", bradley_terry, 1),
}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
    found = {}
    for name, (module, package, figure, share) in FIGURES.items():
        if module is None:
            continue
        run, seconds = figure(data), []
        for _ in range(max(1, int(sys.argv[2]) // share)):
            started = time.process_time()
            values = run()
            seconds.append(time.process_time() - started)
        found[name] = {
            "by": f"{package} {version(package)}",
            "seconds": min(seconds),
            "values": [float(value) for value in values],
        }
    print(json.dumps(found))


main()
