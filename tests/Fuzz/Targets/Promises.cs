using System.Text.RegularExpressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Fuzz.Targets;

/// <summary>What holds for every input.</summary>
internal static partial class Promises
{
    /// <summary>A diagnostic has a location and a complete one-line message.</summary>
    public static void CheckDiagnostics(IEnumerable<Diagnostic> diagnostics, SourceText? source)
    {
        foreach (var diagnostic in diagnostics)
        {
            var span = diagnostic.Location.Span;
            if (source is not null
                && ReferenceEquals(diagnostic.Location.Source, source)
                && (span.Start < 0 || span.Length < 0 || span.Start + span.Length > source.Text.Length))
            {
                throw new BrokenPromiseException($"{diagnostic.Code} has a place outside of the source: {span}");
            }

            if (Placeholder().IsMatch(diagnostic.Descriptor.MessageFormat) && diagnostic.Message.Length == 0)
            {
                throw new BrokenPromiseException($"{diagnostic.Code} has no message");
            }

            if (diagnostic.Location.Start is { Line: < 0 } or { Column: < 0 }
                || diagnostic.ToString().Contains("Aef.Workflows.", StringComparison.Ordinal))
            {
                throw new BrokenPromiseException($"{diagnostic.Code} shows our insides: {diagnostic}");
            }
        }
    }

    /// <summary>A printed workflow reads as what it was printed from.</summary>
    public static void CheckPrinting(WorkflowSyntax workflow, IDocumentReader yaml)
    {
        foreach (var format in (SourceFormat[])[SourceFormat.Yaml, SourceFormat.Json])
        {
            var text = WorkflowPrinter.Print(workflow, format);
            var again = new WorkflowParser(yaml).Parse(new SourceText(text, format == SourceFormat.Json ? "x.json" : "x.yaml"));
            if (again.Workflow is null || !again.Workflow.Equals(workflow))
            {
                throw new BrokenPromiseException($"as {format} it reads differently: {string.Join("; ", again.Diagnostics)}");
            }
        }
    }

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Placeholder();
}
