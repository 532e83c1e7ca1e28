"""Reads a JSON list of [pattern, strings], and prints for each whether each string matches as a whole, or the error of the pattern."""

import json
import re
import sys
import warnings

warnings.simplefilter("error")


def answer(pattern, strings):
    try:
        return [re.fullmatch(pattern, string) is not None for string in strings]
    except (re.error, Warning) as error:
        return f"{type(error).__name__}: {error}"


json.dump([answer(*question) for question in json.load(sys.stdin)], sys.stdout)
