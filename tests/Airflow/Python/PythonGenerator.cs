using System.Text;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Python;

/// <summary>Generates small programs of the allowed part of Python, the same for the same number.</summary>
internal sealed class PythonGenerator
{
    private static readonly string[] Names = ["a", "b1", "_c", "task", "dag", "x_y", "match", "airflow"];

    private readonly Dice _dice;
    private readonly StringBuilder _source = new();

    private PythonGenerator(ulong seed) => _dice = new Dice(seed);

    public static string Generate(ulong seed)
    {
        var generator = new PythonGenerator(seed);
        generator.Block(0, generator._dice.Between(1, 6), isFunction: false, isLoop: false);
        return generator._source.ToString();
    }

    /// <summary>Writes a string as a literal, in one of many ways.</summary>
    public static string Quote(string value, Dice dice)
    {
        var quote = dice.Pick("'", "\"", "'''", "\"\"\"");
        var literal = new StringBuilder(dice.Pick("", "", "u")).Append(quote);
        foreach (var rune in value.EnumerateRunes())
        {
            var mustEscape = rune.Value is 0 or '\\' or '\r' || rune.Value == quote[0] || (rune.Value == '\n' && quote.Length == 1);
            literal.Append(!mustEscape && !dice.Chance(15) ? rune.ToString() : rune.Value switch
            {
                '\\' => "\\\\",
                '\'' => "\\'",
                '"' => "\\\"",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < 0x100 when dice.Chance(50) => $"\\x{rune.Value:x2}",
                < 0x10000 when dice.Chance(50) => $"\\u{rune.Value:X4}",
                _ => $"\\U{rune.Value:x8}",
            });
        }

        return literal.Append(quote).ToString();
    }

    private void Block(int indent, int count, bool isFunction, bool isLoop)
    {
        for (; count > 0; count--)
        {
            Statement(indent, isFunction, isLoop);
        }
    }

    private void Statement(int indent, bool isFunction, bool isLoop)
    {
        var inner = _dice.Between(1, 2);
        switch (_dice.Below(indent >= 12 ? 6 : 13))
        {
            case 0:
                Line(indent, $"{Name()} = {Expression(3)}");
                break;
            case 1:
                Line(indent, Expression(3));
                break;
            case 2:
                Line(
                    indent,
                    _dice.Pick(
                        "import os",
                        $"from {Name()}.{Name()} import {Name()} as {Name()}, {Name()}",
                        $"import {Name()}.{Name()} as {Name()}"));
                break;
            case 3:
                Line(indent, $"{Name()} {_dice.Pick("+=", "-=", "|=", "**=", "//=")} {Expression(2)}");
                break;
            case 4:
                Line(
                    indent,
                    isFunction ? _dice.Pick("return", $"return {Expression(2)}", $"raise {Expression(1)}") : isLoop ? "break" : "pass");
                break;
            case 5:
                Line(indent, $"{Name()}, {Name()} = {Expression(2)}, {Expression(1)}  # {_dice.Pick("x", "🚕", "'")}");
                break;
            case 6:
                Line(indent, $"if {Expression(2)}:");
                Block(indent + 4, inner, isFunction, isLoop);
                if (_dice.Chance(50))
                {
                    Line(indent, _dice.Chance(50) ? "else:" : $"elif {Expression(1)}:");
                    Block(indent + 4, inner, isFunction, isLoop);
                }

                break;
            case 7:
                Line(indent, $"for {_dice.Pick(Name(), $"{Name()}, {Name()}")} in {Expression(2)}:");
                Block(indent + 4, inner, isFunction, isLoop: true);
                break;
            case 8 or 9:
                Line(indent, $"with {Expression(2)} as {Name()}:");
                Block(indent + 4, inner, isFunction, isLoop);
                break;
            case 10:
                Line(indent, "try:");
                Block(indent + 4, inner, isFunction, isLoop);
                Line(indent, $"except {Name()} as {Name()}:");
                Block(indent + 4, inner, isFunction, isLoop);
                break;
            default:
                if (_dice.Chance(50))
                {
                    Line(indent, $"@{Name()}({Name()}={Expression(1)})");
                }

                Line(indent, $"def {Name()}({_dice.Pick("", "p", "p, q=1", "*r", "p: int, *, s=None, **t")}){_dice.Pick("", " -> str")}:");
                Block(indent + 4, inner, isFunction: true, isLoop: false);
                break;
        }
    }

    private void Line(int indent, string text) => _source.Append(' ', indent).Append(text).Append('\n');

    private string Name() => _dice.Pick(Names);

    private string Items(int depth, string separator = ", ") =>
        string.Join(separator, Enumerable.Range(0, _dice.Below(4)).Select(_ => Expression(depth)));

    private string Expression(int depth)
    {
        if (depth == 0)
        {
            return _dice.Below(8) switch
            {
                0 => _dice.Pick("True", "False", "None"),
                1 => _dice.Pick("0", "17", "1_000", "0x1F", "1.5", "2e-3", "123456789012345678901234567890"),
                2 or 3 => Quote(_dice.Pick("", "it's", "\"q\"", "a\nb", "{{ x }}", "\\d", "🚕", "${run.id}"), _dice),
                _ => Name(),
            };
        }

        var below = depth - 1;
        string Sub() => Expression(below);
        string Operand() => $"({Sub()})";
        return _dice.Below(18) switch
        {
            0 => $"{Name()}({Items(below)})",
            1 => $"{Name()}.{Name()}({Name()}={Sub()}, {_dice.Pick("", "**x")})",
            2 => $"[{Items(below)}]",
            3 => $"({Sub()}, {Items(below)})",
            4 => $"{{{string.Join(", ", Enumerable.Range(0, _dice.Below(4)).Select(i => $"\"k{i}\": {Sub()}"))}}}",
            5 => $"{Operand()} {_dice.Pick("+", "-", "*", "/", "//", "%", "@", "|", "&", "^", "<<", ">>", "**")} {Operand()}",
            6 => $"{Name()} >> [{Name()}, {Name()}] >> {Name()}",
            7 => $"{Operand()} {_dice.Pick("==", "!=", "<", ">=", "in", "not in", "is", "is not")} {Operand()}",
            8 => $"{Operand()} {_dice.Pick("and", "or")} {Operand()} {_dice.Pick("and", "or")} {Name()}",
            9 => $"{_dice.Pick("not ", "-", "+", "~")}{Operand()}",
            10 => $"({Sub()} if {Sub()} else {Sub()})",
            11 => $"{Operand()}[{_dice.Pick(Sub(), $"{Sub()}:", $":{Sub()}:2", "::")}]",
            12 => $"[{Sub()} for {Name()} in {Operand()} if {Operand()}]",
            13 => $"{{{Sub()}: {Sub()} for {Name()}, {Name()} in {Operand()}}}",
            14 => $"(lambda {_dice.Pick("", "p", "p, q=1")}: {Sub()})",
            15 => $"{Name()} {_dice.Pick("+", "*", "-", ">>")} {Name()} {_dice.Pick("+", "*", "**", "|")} {Name()}",
            16 => $"{Quote("a'b", _dice)} {Quote("c\nd", _dice)}",
            _ => $"{{{Sub()}, {Name()}}}",
        };
    }
}
