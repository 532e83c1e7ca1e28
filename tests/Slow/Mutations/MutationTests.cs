using System.Globalization;
using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Workspace;
using Xunit.Abstractions;

namespace Aef.Tests.Mutations;

/// <summary>
/// One typing error anywhere in a definition leaves a valid pipeline, or an error that is reported within two lines of it; it never leads
/// to an exception. Every build checks a share; AEF_MUTANTS=10000 checks all.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Share = 1000;
    private const int Near = 2;
    private const double Least = 0.95;

    private static readonly AefWorkspace Workspace = new(new YamlDocumentReader());

    [Fact]
    public void A_typing_error_is_reported_within_two_lines()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AEF_MUTANTS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : Share;
        var far = new List<string>();
        var invalid = 0;
        for (var number = 1; number <= count; number++)
        {
            var mutant = Mutant.Make(number);
            var result = Workspace.Load(new SourceText(mutant.Text, mutant.Name));
            if (!result.HasErrors)
            {
                // What is called valid can be compiled: this throws where it cannot.
                _ = result.Pipeline is { } pipeline ? Workspace.Compile(pipeline) : null;
                continue;
            }

            invalid++;
            if (!result.Diagnostics.Any(d => IsNear(d, mutant)))
            {
                far.Add(
                    $"{mutant.Number} {mutant.Name}:{mutant.Line} {mutant.Change}: {string.Join("; ", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(3))}");
            }
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} mutants, {count - invalid} valid, {invalid - far.Count} told near ({100.0 * (invalid - far.Count) / invalid:0.00} % of the invalid), {far.Count} far:"));
        far.ForEach(output.WriteLine);
        invalid.ShouldBeGreaterThan(count / 4);
        ((double)far.Count / invalid).ShouldBeLessThanOrEqualTo(1 - Least, string.Join('\n', far));
    }

    [Fact]
    public void What_is_mutated_is_valid_to_begin_with()
    {
        ValidDefinitions.All.Count.ShouldBe(50);
        ValidDefinitions.All.Where(d => Workspace.Load(new SourceText(d.Text, d.Name)).HasErrors).Select(d => d.Name).ShouldBeEmpty();
    }

    private static bool IsNear(Diagnostic diagnostic, Mutant mutant) =>
        diagnostic.Severity == DiagnosticSeverity.Error
            && diagnostic.Location.HasPosition
            && Math.Abs(diagnostic.Location.Start.Line - mutant.Line) <= Near;
}
