"""Runs a command and prints its exit code, wall seconds, CPU seconds and largest memory in KB."""
import resource
import subprocess
import sys
import time

begun = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
wall = time.perf_counter() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
