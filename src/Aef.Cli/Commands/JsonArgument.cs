using System.Text;
using Aef.Cli.Input;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary>
/// Reads the value of <c>--args</c>, which is held to the rules of files: no key twice, and no number that is not finite.
/// </summary>
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

        var text = TextOf(json);
        var errors = new JsonDocumentReader()
            .Read(new SourceText(text))
            .Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToList();
        if (errors.Count > 0)
        {
            throw new UsageException(
                "--args must be JSON: " + string.Join(
                    " ",
                    errors.Select(e => $"{e.Location.Start.Line}:{e.Location.Start.Column}: {e.Message}")));
        }

        return WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out var value, out var problem)
            ? value
            : throw new UsageException($"--args must be JSON: {problem}");
    }

    /// <summary>The argument itself, or the text of the file whose name follows an at sign.</summary>
    private static string TextOf(string argument)
    {
        if (!argument.StartsWith('@'))
        {
            return argument;
        }

        var file = SourceTextReader.ReadFile(argument[1..]);
        return file.Source?.Text ?? throw new UsageException($"--args: {file.Diagnostics[0].Message}");
    }
}
