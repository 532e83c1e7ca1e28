using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Printing;

public sealed class ExpressionPrinterTests
{
    [Theory]
    [InlineData("((a + b)) * c")]
    [InlineData("a - (b - c)")]
    [InlineData("(a - b) - c")]
    [InlineData("a or (b and c)")]
    [InlineData("(a or b) and c")]
    [InlineData("-(-a)")]
    [InlineData("-(a + b)")]
    [InlineData("(-a).b")]
    [InlineData("not(not a)")]
    [InlineData("not(-a)")]
    [InlineData("(not a) == b")]
    [InlineData("not(a == b)")]
    [InlineData("-(not a)")]
    [InlineData("(a + b)[0].c")]
    [InlineData("(a < b) < c")]
    [InlineData("a < (b < c)")]
    [InlineData("x in [1, [2, \"\\\"\\n\\u0085\"], f(g(), true, null)]")]
    public void What_is_printed_means_the_same(string text)
    {
        var expression = Expressions.Parse(text);

        Expressions.Parse(ExpressionPrinter.Print(expression)).ShouldBe(expression);
    }

    [Theory]
    [InlineData("((a + b)) * (c)", "(a + b) * c")]
    [InlineData("(a * b) + c", "a * b + c")]
    [InlineData("((a.b)[(0)])", "a.b[0]")]
    [InlineData("not (a in b)", "not(a in b)")]
    [InlineData("not f(x)", "not f(x)")]
    [InlineData("A AND NOT b", "A and not b")]
    [InlineData("a+-b", "a + -b")]
    public void Parentheses_are_only_where_they_are_needed(string text, string expected) =>
        ExpressionPrinter.Print(Expressions.Parse(text)).ShouldBe(expected);

    [Theory]
    [InlineData(1e21, "1000000000000000000000.0")]
    [InlineData(1.5e-7, "0.00000015")]
    [InlineData(-2.5e20, "-250000000000000000000.0")]
    [InlineData(2, "2.0")]
    [InlineData(0.1, "0.1")]
    public void Doubles_have_no_exponent(double value, string expected) =>
        ExpressionPrinter.Print(new LiteralExpression(ScalarNode.Double(value))).ShouldBe(expected);

    [Fact]
    public void A_negative_literal_is_safe_as_an_operand()
    {
        var negative = new LiteralExpression(ScalarNode.Integer(-1));

        ExpressionPrinter.Print(new MemberExpression(negative, "a")).ShouldBe("(-1).a");
        ExpressionPrinter.Print(new BinaryExpression(BinaryOperator.Subtract, negative, negative)).ShouldBe("-1 - -1");
    }

    [Fact]
    public void A_key_that_is_not_a_name_is_in_brackets() =>
        ExpressionPrinter.Print(new MemberExpression(new NameExpression("m"), "a-\"b")).ShouldBe("m[\"a-\\\"b\"]");

    [Fact]
    public void Numbers_that_are_not_finite_are_a_bug_of_the_caller() =>
        Should.Throw<AefInternalException>(() =>
            ExpressionPrinter.Print(new LiteralExpression(ScalarNode.Double(double.PositiveInfinity))));

    [Fact]
    public void Random_expressions_come_back()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            var expression = new RandomWorkflows(seed).Expression(5);
            Expressions.Parse(ExpressionPrinter.Print(expression)).ShouldBe(expression);
        }
    }
}
