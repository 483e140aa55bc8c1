"""Solves one assignment with OR-tools' min-cost flow, for `cargo xtask bench assign`.

Reads a matrix of fits (little-endian 16-bit numbers, units by submissions, 65535 where a pair is not allowed) and prints
one line of JSON: the best total and the CPU seconds of one thread, building the model included.

    or_tools.py FILE UNITS SUBMISSIONS REVIEWS REPEATS
"""

import json
import sys
import time

import numpy
from ortools.graph.python import min_cost_flow


def solve(fit, reviews):
    """Every submission gets `reviews` reviews, every unit does `reviews`; the most points in total."""
    units, submissions = fit.shape
    unit, submission = numpy.nonzero(fit != 65535)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        submission.astype(numpy.int32),
        (submissions + unit).astype(numpy.int32),
        numpy.ones(len(unit), dtype=numpy.int64),
        -fit[unit, submission].astype(numpy.int64),
    )
    supplies = numpy.concatenate([numpy.full(submissions, reviews), numpy.full(units, -reviews)])
    flow.set_nodes_supplies(numpy.arange(units + submissions, dtype=numpy.int32), supplies.astype(numpy.int64))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise SystemExit(f"OR-tools did not solve it: {status}")
    return -flow.optimal_cost()


def main():
    path, units, submissions, reviews, repeats = sys.argv[1], *map(int, sys.argv[2:])
    fit = numpy.fromfile(path, dtype="<u2").reshape(units, submissions)
    seconds = []
    for _ in range(repeats):
        started = time.process_time()
        total = solve(fit, reviews)
        seconds.append(time.process_time() - started)
    print(json.dumps({"total": int(total), "seconds": min(seconds)}))


main()
