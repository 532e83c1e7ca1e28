using Aef.Core.Semantics.Expressions;
using Aef.Tests.Parameters;

namespace Aef.Tests.SecretParameters;

/// <summary>How often a step reads secrets.</summary>
public sealed class SecretReadsTests
{
    [Fact]
    public void Variables_that_double_a_secret_are_counted_without_an_overflow()
    {
        var variables = string.Concat(Enumerable.Range(1, 60).Select(i => $"  v{i}: '${{variables.v{i - 1} + variables.v{i - 1}}}'\n"));
        var step = Feeds.Bound(
            $"variables:\n  v0: '${{secrets.API}}'\n{variables}levels:\n- - - {{job_id: A, job_name: a, executor: keeper, with: {{a: '${{variables.v60}}'}}}}\n"
                .Replace("keeper", Keeper, StringComparison.Ordinal)).Steps.Single();

        SecretReads.Most(step.With).ShouldBe(62, "one secret and 61 variables, each of which an attempt computes once");
    }

    [Fact]
    public void The_reads_of_independent_secrets_are_all_counted()
    {
        const string variables =
            "variables: {a: '${secrets.A + secrets.A + secrets.B}', b: '${secrets.C + inputs.s}', c: '${variables.a + variables.b}'}\n";
        var step = Feeds.Bound(
            "inputs: {s: {secret: true}}\n" + variables
            + "levels: [[{job_id: A, job_name: a, executor: feeder, with: {a: '${variables.c}'}}]]\n").Steps.Single();

        SecretReads.Most(step.With).ShouldBe(7, "four secrets and three variables");
    }

    private const string Keeper = "feeder";
}
