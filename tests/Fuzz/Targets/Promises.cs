using System.Text.RegularExpressions;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;
using Aef.Workflows.Parsing;
using Aef.Workflows.Printing;
using Aef.Workflows.Syntax;
using Aef.Workflows.Text;

namespace Aef.Fuzz.Targets;

/// <summary>What holds for every input.</summary>
internal static partial class Promises
{
    /// <summary>A finding says where, in one line, with all its words.</summary>
    public static void CheckFindings(IEnumerable<Diagnostic> findings, SourceText? source)
    {
        foreach (var finding in findings)
        {
            var span = finding.Location.Span;
            if (source is not null && ReferenceEquals(finding.Location.Source, source) && (span.Start < 0 || span.Length < 0 || span.Start + span.Length > source.Text.Length))
            {
                throw new BrokenPromiseException($"{finding.Code} has a place outside of the source: {span}");
            }

            if (Placeholder().IsMatch(finding.Descriptor.MessageFormat) && finding.Message.Length == 0)
            {
                throw new BrokenPromiseException($"{finding.Code} has no message");
            }

            if (finding.Location.Start is { Line: < 0 } or { Column: < 0 } || finding.ToString().Contains("Aef.Workflows.", StringComparison.Ordinal))
            {
                throw new BrokenPromiseException($"{finding.Code} shows our insides: {finding}");
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

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
