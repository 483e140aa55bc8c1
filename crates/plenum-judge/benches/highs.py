"""Solves one assignment with rules about pairs of pairs with HiGHS (through SciPy), for `cargo xtask bench assign`.

Reads a matrix of fits as `or_tools.py` does and the organisations of the units (little-endian 32-bit numbers). Submission
i is by unit i. No two units review each other, and at most one unit of an organisation reviews a submission. Only the BEST
best pairs of each unit and of each submission enter the model, which makes it much faster and costs it next to nothing.
Prints one line of JSON: the best total found (null if none) and the CPU seconds, building the model included.

    highs.py FITS ORGANISATIONS UNITS SUBMISSIONS REVIEWS BEST SECONDS
"""

import json
import sys
import time

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


def rows(of, columns, lower, upper):
    """One constraint per number in `of`: the sum of its columns lies between the limits."""
    count = int(of.max()) + 1 if len(of) else 0
    ones = numpy.ones(len(of))
    return LinearConstraint(csr_array((ones, (of, numpy.arange(columns))), shape=(count, columns)), lower, upper)


def candidates(fit, best):
    """The pairs that are among the best of their unit or of their submission."""
    worth = numpy.where(fit == 65535, -1, fit.astype(int))
    chosen = numpy.zeros(fit.shape, dtype=bool)
    for axis in (0, 1):
        places = numpy.argsort(-worth, axis=axis, kind="stable")
        numpy.put_along_axis(chosen, numpy.take(places, range(best), axis=axis), True, axis=axis)
    return chosen & (worth >= 0)


def solve(fit, organisation, reviews, best, limit):
    units, submissions = fit.shape
    unit, submission = numpy.nonzero(candidates(fit, best))
    columns = len(unit)
    # A pair of units has one number in both directions; a group is one organisation on one submission.
    mutual = numpy.minimum(unit, submission) * units + numpy.maximum(unit, submission)
    group = submission * (int(organisation.max()) + 1) + organisation[unit]
    numbered = [numpy.unique(of, return_inverse=True)[1] for of in (mutual, group)]
    constraints = [rows(of, columns, reviews, reviews) for of in (unit, submission)]
    constraints += [rows(of, columns, 0, 1) for of in numbered]
    return milp(
        -fit[unit, submission].astype(float),
        constraints=constraints,
        bounds=Bounds(0, 1),
        integrality=numpy.ones(columns),
        options={"time_limit": limit},
    )


def main():
    units, submissions, reviews, best, limit = map(int, sys.argv[3:])
    fit = numpy.fromfile(sys.argv[1], dtype="<u2").reshape(units, submissions)
    organisation = numpy.fromfile(sys.argv[2], dtype="<u4")
    started = time.process_time()
    found = solve(fit, organisation, reviews, best, limit)
    seconds = time.process_time() - started
    total = None if found.x is None else round(-found.fun)
    print(json.dumps({"total": total, "seconds": seconds}))


main()
