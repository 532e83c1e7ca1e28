using System.Text;
using Aef.Cli.Input;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary>Reads the value of <c>--args</c>, which is held to the rules of files: no key twice, and no number that is not finite.</summary>
internal static class JsonArgument
{
    /// <summary>The value; null without the option.</summary>
    /// <exception cref="UsageException">The text is not such JSON.</exception>
    public static WorkflowValue Read(string? json)
    {
        if (json is null)
        {
            return WorkflowValue.Null;
        }

        var errors = new JsonDocumentReader().Read(new SourceText(json)).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new UsageException("--args must be JSON: " + string.Join(" ", errors.Select(e => $"{e.Location.Start.Line}:{e.Location.Start.Column}: {e.Message}")));
        }

        return WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out var value, out var problem)
            ? value
            : throw new UsageException($"--args must be JSON: {problem}");
    }
}
