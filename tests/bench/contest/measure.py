"""Runs a command and prints its exit code, wall seconds, CPU seconds and largest memory in KB."""
import resource
import subprocess
import sys
import time


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# Where `python3` is a script that starts Python, what that script took is counted here already.
before = spent()
begun = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
wall = time.perf_counter() - begun
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(code, wall, spent() - before, memory)
