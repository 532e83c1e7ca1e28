using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Parsing;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("2 + 3 * 4", "(2 + (3 * 4))")]
    [InlineData("2 * 3 - 4 - 5", "(((2 * 3) - 4) - 5)")]
    [InlineData("t * 9/5 + 32", "(((t * 9) / 5) + 32)")]
    [InlineData("7 // 2 % 3", "((7 // 2) % 3)")]
    [InlineData("not a == b", "((not a) == b)")]
    [InlineData("not \"x\" in l", "((not \"x\") in l)")]
    [InlineData("not(a in l)", "(not (a in l))")]
    [InlineData("NOT a AND b OR c", "(((not a) and b) or c)")]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a < b == c", "((a < b) == c)")]
    [InlineData("-a * -b", "((- a) * (- b))")]
    [InlineData("--a", "(- (- a))")]
    [InlineData("-a.b[0]", "(- a.b[0])")]
    [InlineData("- not a", "(- (not a))")]
    [InlineData("a.b[\"c\"][i + 1].d", "a.b[\"c\"][(i + 1)].d")]
    [InlineData("text.split(location, \"-\")[0]", "text.split(location, \"-\")[0]")]
    [InlineData("f()", "f()")]
    [InlineData("[0, len(x) - 1, []]", "[0, (len(x) - 1), []]")]
    [InlineData("[1,\n 2]\t", "[1, 2]")]
    [InlineData("True == FALSE and null != false", "((true == false) and (null != false))")]
    [InlineData("\"a\\\"b\\n\\u0041\\/\\\\\"", "\"a\\\"b\\nA/\\\\\"")]
    [InlineData("x.in.not", "x.in.not")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1.50", "1.5")]
    public void Operators_bind_as_documented(string text, string expected)
    {
        var result = ExpressionParser.Parse(text, Location.None);

        result.Diagnostics.ShouldBeEmpty();
        Dump(result.Expression.ShouldNotBeNull()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a + ", "AEF5031", 4)]
    [InlineData("", "AEF5031", 0)]
    [InlineData("a b", "AEF5031", 2)]
    [InlineData("'x' in a", "AEF5037", 0)]
    [InlineData("a == 'x'", "AEF5037", 5)]
    [InlineData("a && b", "AEF5030", 2)]
    [InlineData("!a", "AEF5030", 0)]
    [InlineData("{\"a\": 1}", "AEF5030", 0)]
    [InlineData("var.key[special!key]", "AEF5030", 15)]
    [InlineData("a. 1", "AEF5031", 3)]
    [InlineData("\"abc", "AEF5032", 0)]
    [InlineData("\"a\\qb\"", "AEF5032", 0)]
    [InlineData("1e9", "AEF5031", 1)]
    [InlineData("99999999999999999999", "AEF5033", 0)]
    [InlineData("f(1)(2)", "AEF5035", 4)]
    [InlineData("[1, 2", "AEF5031", 5)]
    [InlineData("(1", "AEF5031", 2)]
    [InlineData("f(1,)", "AEF5031", 4)]
    [InlineData("And", null, 0)]
    [InlineData("a And b", "AEF5031", 2)]
    [InlineData("a not in b", "AEF5031", 2)]
    public void What_is_wrong_is_reported_at_its_location(string text, string? code, int column)
    {
        var source = new SourceText(text);
        var result = ExpressionParser.Parse(text, Location.FromSource(source, new TextSpan(0, text.Length)));

        result.Diagnostics.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
        if (code is not null)
        {
            result.Expression.ShouldBeNull();
            result.Diagnostics[0].Location.Span.Start.ShouldBe(text.Length == 0 ? 0 : column);
        }
    }

    [Fact]
    public void Single_quotes_get_googles_message() =>
        ExpressionParser.Parse("'a'", Location.None).Diagnostics[0].Message.ShouldBe("parse error: token recognition error at: '''");

    [Fact]
    public void Very_deep_and_very_long_expressions_are_refused()
    {
        foreach (var text in new[]
        {
            new string('(', 100_000), new string('[', 100_000), string.Concat(Enumerable.Repeat("not ", 100_000)), new string('-', 100_000),
            string.Concat(Enumerable.Repeat("f(", 100_000)), "a" + string.Concat(
                Enumerable.Repeat(" + a", 100_000)), "a" + string.Concat(Enumerable.Repeat(".a", 100_000)),
            "a" + string.Concat(Enumerable.Repeat("[a", 100_000)),
        })
        {
            ExpressionParser.Parse(text, Location.None).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF5034");
        }
    }

    [Fact]
    public void Every_node_has_its_location()
    {
        const string text = "a.b + f(\"x\", -1)";
        var source = new SourceText(text);

        var sum = (BinaryExpression)ExpressionParser.Parse(text, Location.FromSource(source, new TextSpan(0, text.Length))).Expression!;
        var call = (CallExpression)sum.Right;

        Part(sum.Location).ShouldBe(text);
        Part(sum.Left.Location).ShouldBe("a.b");
        Part(((MemberExpression)sum.Left).Target.Location).ShouldBe("a");
        Part(call.Location).ShouldBe("f(\"x\", -1)");
        Part(call.Arguments[0].Location).ShouldBe("\"x\"");
        Part(call.Arguments[1].Location).ShouldBe("-1");

        static string Part(Location location) => text.Substring(location.Span.Start, location.Span.Length);
    }

    [Fact]
    public void Locations_go_through_the_escapes_of_a_json_text()
    {
        const string json = """{"r": "${\"a\" + b c}"}""";
        var root = (MappingNode)new JsonDocumentReader().Read(new SourceText(json)).Root!;
        var scalar = (ScalarNode)root["r"]!;

        var diagnostic = ExpressionParser.Parse(scalar, 2, scalar.Text.Length - 3).Diagnostics.ShouldHaveSingleItem();

        diagnostic.Location.Start.Column.ShouldBe(json.IndexOf("c}", StringComparison.Ordinal) + 1);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("_a1", true)]
    [InlineData("a.b[\"c\"][i + 1]", true)]
    [InlineData("m[key + \"3\"]", true)]
    [InlineData("1abc", false)]
    [InlineData("a + b", false)]
    [InlineData("f(x)", false)]
    [InlineData("f(x).y", false)]
    [InlineData("\"a\"", false)]
    [InlineData("true", false)]
    [InlineData("not", false)]
    [InlineData("${a}", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void Assignment_targets_are_names_with_keys_and_indexes(string text, bool valid)
    {
        var result = ExpressionParser.ParseTarget(text, Location.None);

        (result.Expression is not null).ShouldBe(valid);
        result.Diagnostics.Count.ShouldBe(valid ? 0 : 1);
    }

    [Fact]
    public void Text_that_a_compiler_wrote_wrong_is_a_bug_in_aef() =>
        Should.Throw<AefInternalException>(() => Expressions.Parse("a +")).Message.ShouldStartWith("AEF9001");

    private static string Dump(ExpressionSyntax expression) => expression switch
    {
        LiteralExpression { Value.ScalarKind: ScalarKind.String } text => Aef.Workflows.Language.Printing.ExpressionPrinter.Print(text),
        LiteralExpression { Value.ScalarKind: ScalarKind.Double } number =>
            number.Value.DoubleValue.ToString(System.Globalization.CultureInfo.InvariantCulture),
        LiteralExpression literal => literal.Value.Text,
        NameExpression name => name.Name,
        MemberExpression member => $"{Dump(member.Target)}.{member.Member}",
        IndexExpression index => $"{Dump(index.Target)}[{Dump(index.Index)}]",
        CallExpression call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Dump))})",
        ListExpression list => $"[{string.Join(", ", list.Items.Select(Dump))}]",
        UnaryExpression unary => $"({(unary.Operator == UnaryOperator.Not ? "not" : "-")} {Dump(unary.Operand)})",
        BinaryExpression binary => $"({Dump(binary.Left)} {ExpressionOperators.Spelling(binary.Operator)} {Dump(binary.Right)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };
}
