using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Targets;

/// <summary>The routines for secrets are only in workflows that read secrets.</summary>
public sealed class SecretSupportTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_routines_for_secrets_pass_the_checks_of_a_deployment(bool logs)
    {
        var routines = SupportLibrary.Get(logs)
            .Select(["aef_begin", "aef_fail", "aef_job"], features: SupportFeatures.Secrets | SupportFeatures.Outputs)
            .ToList();
        var workflow = new WorkflowSyntax(
            [
                new RoutineSyntax("main", [], [new StepSyntax(new StepLabel("a"), new ReturnBody(Expressions.Value("null")))]),
                .. routines,
            ]);

        WorkflowAnalyzer.Analyze(workflow).Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        routines.Select(r => r.Name).Where(n => n.StartsWith("aef_secret", StringComparison.Ordinal))
            .ShouldBe(["aef_secret_with", "aef_secret_parameters", "aef_secret", "aef_secret_failure", "aef_secret_output"]);
    }

    [Fact]
    public void Other_pipelines_have_nothing_of_them()
    {
        var routines = SupportLibrary.Get(logs: true).Select(SupportRoutines.Called, features: SupportFeatures.Outputs).ToList();

        routines.ShouldNotContain(r => r.Name.StartsWith("aef_secret", StringComparison.Ordinal));
        routines.Single(r => r.Name == SupportRoutines.Job).Steps.SelectMany(s => SyntaxWalk.Bodies(s.Body)).OfType<CallBody>()
            .ShouldNotContain(c => c.Callee.Contains("secret", StringComparison.Ordinal));
    }
}
