using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// Checks the expressions in the settings of a local binding. They can read the parameters, <c>job</c> and <c>run</c>, and call every
/// function that does not wait.
/// </summary>
internal sealed class LocalReferences(IEnumerable<string> parameters, DiagnosticBag diagnostics)
{
    private const string Parameters = "parameters";
    private const string Run = "run";

    private readonly string[] _known =
        [.. parameters.Select(p => $"{Parameters}.{p}"), "job.id", "job.name", "job.step_id", "job.attempt"];

    /// <summary>Checks all strings of a binding.</summary>
    public void Check(MappingNode? local)
    {
        foreach (var text in DocumentTexts.Of(local))
        {
            foreach (var part in AirflowReference.Parse(text.Text).Where(r => !r.IsLiteral))
            {
                // An object as a whole is no setting; a function can use it.
                if (ExpressionParser.Parse(part.Text, Location.None).Expression is { } expression and not NameExpression)
                {
                    Check(expression, text.Location);
                }
                else
                {
                    Report(part.Text, text.Location);
                }
            }
        }
    }

    private void Check(ExpressionSyntax expression, Location location)
    {
        switch (expression)
        {
            case MemberExpression { Target: NameExpression root } member:
                // The names of the query variables are those of the run.
                if (root.Name != Run && !_known.Contains($"{root.Name}.{member.Member}"))
                {
                    Report($"{root.Name}.{member.Member}", location);
                }

                break;
            case NameExpression { Name: not (Parameters or Run or "job") } name:
                Report(name.Name, location);
                break;
            case CallExpression call when !StandardLibrarySignatures.Functions.TryGetValue(call.Function, out var function)
                || function.IsBlocking:
                diagnostics.Add(CatalogDiagnostics.UnknownLocalReference.At(
                    location,
                    Quoted.Text(call.Function),
                    Spelling.Suggest(
                        call.Function,
                        StandardLibrarySignatures.Functions.Values.Where(f => !f.IsBlocking).Select(f => f.Name))));
                break;
            default:
                foreach (var part in ExpressionTree.ChildrenOf(expression))
                {
                    Check(part, location);
                }

                break;
        }
    }

    private void Report(string reference, Location location) =>
        diagnostics.Add(CatalogDiagnostics.UnknownLocalReference.At(
            location,
            Quoted.Text(reference),
            Spelling.Suggest(reference, _known)));
}
