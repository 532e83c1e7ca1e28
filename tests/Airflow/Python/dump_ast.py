"""Reads a JSON list of Python sources and prints, for each, its tree as JSON, or "error: ..." if Python refuses it."""

import ast
import json
import struct
import sys
import warnings

IGNORED = {"ctx", "type_comment", "kind", "type_ignores", "type_params", "simple"}


def constant(value):
    if value is None:
        return ["none"]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", str(value)]
    if isinstance(value, float):
        return ["float", struct.pack(">d", value).hex()]
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, str):
        return ["str", value]
    return ["other", repr(value)]


def dump(node, lines):
    if isinstance(node, list):
        return [dump(item, lines) for item in node]
    if not isinstance(node, ast.AST):
        return node
    if isinstance(node, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
        return type(node).__name__
    result = [type(node).__name__]
    if isinstance(node, (ast.stmt, ast.expr)):
        before = lines[node.lineno - 1].encode()[: node.col_offset].decode()
        result += [node.lineno, len(before.encode("utf-16-le")) // 2 + 1]
    if isinstance(node, ast.Constant):
        return [*result, constant(node.value)]
    return result + [dump(getattr(node, field, None), lines) for field in node._fields if field not in IGNORED]


sys.set_int_max_str_digits(0)
answers = []
for source in json.load(sys.stdin):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            tree = ast.parse(source)
            compile(source, "source", "exec")
            answers.append(json.dumps(dump(tree.body, lines), separators=(",", ":")))
    except (SyntaxError, ValueError) as error:
        answers.append(f"error: {error}")
json.dump(answers, sys.stdout)
