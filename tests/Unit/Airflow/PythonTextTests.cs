using System.Text.Json;
using Aef.Core.Targets.Airflow.Python;
using Aef.Tests.Printing;

namespace Aef.Tests.Airflow;

public sealed class PythonTextTests
{
    private static readonly string[] Hostile =
    [
        string.Empty, "plain", "\"", "'", "\"'", "\\", "\\\"", "\n\r\t\b\0", "\u0085\u2028\u2029\ufeff", "ä ß é Ж", "漢字", "🚀🚀",
        "\"\"\"", "#{}",
        "a\\", string.Concat(Enumerable.Repeat("long \\ \"text\" 🚀 ", 60)), new string('x', 500), "\ud800",
    ];

    [PythonFact("ast")]
    public void Python_reads_every_string_back()
    {
        var source = PyPrinter.Print([new PyExpressionStatement(new PyList([.. Hostile.Select(h => new PyString(h))]))]);

        PythonFactAttribute.TryRun(
            PythonFactAttribute.Find("ast")!, // the test is skipped without it
            "import ast, json, sys; print(json.dumps([[ord(c) for c in s] for s in ast.literal_eval(sys.stdin.read())]))",
            source,
            out var output).ShouldBeTrue(output + source);

        JsonSerializer.Deserialize<int[][]>(output)!.Select(t => string.Join(' ', t))
            .ShouldBe(Hostile.Select(h => string.Join(' ', Points(h))));
        source.Split('\n').ShouldAllBe(l => l.Length <= PyLayout.Width);
    }

    [Theory]
    [InlineData("say \"hi\"", "'say \"hi\"'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("\"'", "\"\\\"'\"")]
    [InlineData("ä\u00a0\u200b", "\"ä\\u00a0\\u200b\"")]
    public void A_string_has_the_quotes_that_need_fewer_escapes(string text, string quoted) => PyText.Quote(text).ShouldBe(quoted);

    [Fact]
    public void Names_are_names_of_python_and_differ_even_if_case_is_ignored()
    {
        var names = new PyNames(["dag"]);

        string[] created = [.. new[] { "a b", "A-B", "class", "DAG", "1x", "", "ä", "None" }.Select(n => names.Create(n))];

        created.ShouldBe(["a_b", "A_B_2", "class_2", "DAG_2", "_1x", "_", "__2", "None_2"]);
        created.ShouldAllBe(n => Aef.Core.Pipelines.Catalog.PythonName.IsValid(n));
        Should.Throw<Aef.Documents.Diagnostics.AefInternalException>(() => new PyName("x; import os"));
    }

    [Fact]
    public void Operators_keep_their_precedence()
    {
        PyName a = new("a"), b = new("b"), c = new("c");

        PyLayout.Flat(new PyBinary("and", new PyBinary("or", a, b), new PyUnary("not", c))).ShouldBe("(a or b) and not c");
        PyLayout.Flat(new PyBinary("-", a, new PyBinary("-", b, c))).ShouldBe("a - (b - c)");
        PyLayout.Flat(new PyBinary("==", new PyBinary("==", a, b), c)).ShouldBe("(a == b) == c");
        PyLayout.Flat(new PyUnary("not", new PyBinary("and", a, b))).ShouldBe("not (a and b)");
        PyLayout.Flat(new PyBinary("*", new PyBinary("+", a, b), new PyInteger(-1))).ShouldBe("(a + b) * -1");
    }

    [Fact]
    public void A_long_chain_has_one_operand_per_line_and_only_wide_operands_are_divided()
    {
        PyString wide = new(new string('x', 60));
        PyExpression equal = new PyBinary("==", new PyName("a"), new PyString("north"));
        PyExpression long1 = new PyBinary("==", wide, wide);

        PyPrinter.Print([new PyReturn(new PyBinary("and", new PyBinary("and", equal, long1), new PyBinary("or", equal, equal)))])
            .ShouldBe($"""
                return (
                    a == "north"
                    and "{wide.Value}"
                    == "{wide.Value}"
                    and (a == "north" or a == "north")
                )

                """);
    }

    private static IEnumerable<int> Points(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            yield return isPair ? char.ConvertToUtf32(text, index++) : text[index];
        }
    }
}
