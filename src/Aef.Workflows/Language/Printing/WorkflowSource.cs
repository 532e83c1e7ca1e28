using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>
/// Prints one workflow as far as it fits. What was found out for one format is not done again for the other: whether the workflow can be a
/// source, and that it is too long with line breaks.
/// </summary>
public sealed class WorkflowSource
{
    private readonly WorkflowSyntax _workflow;
    private bool _isChecked;
    private int _tooLongFor = -1;

    /// <summary>The source of a workflow.</summary>
    public WorkflowSource(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        _workflow = workflow;
    }

    /// <summary>
    /// The source if it needs at most so many bytes, otherwise null. JSON is indented if that fits, and compact otherwise. A source that is
    /// too long is not finished.
    /// </summary>
    /// <exception cref="AefInternalException">The tree cannot be a source.</exception>
    public string? Within(SourceFormat format, int maxBytes)
    {
        if (!_isChecked)
        {
            WorkflowPrinter.Check(_workflow);
            _isChecked = true;
        }

        if (format == SourceFormat.Yaml)
        {
            return Yaml(maxBytes);
        }

        // Every line of YAML is at most as long as its line of indented JSON, which has more brackets, quotes and commas.
        return (maxBytes <= _tooLongFor ? null : new DocumentText(format).PrintWithin(Write, maxBytes))
            ?? new DocumentText(format, compact: true).PrintWithin(Write, maxBytes);
    }

    private string? Yaml(int maxBytes)
    {
        var hasLongKeys = false;
        var text = new DocumentText(SourceFormat.Yaml).PrintWithin(
            output =>
            {
                Write(output);
                hasLongKeys = output is YamlOutput { HasLongKeys: true };
            },
            maxBytes);
        if (text is null && !hasLongKeys)
        {
            _tooLongFor = Math.Max(_tooLongFor, maxBytes);
        }

        return text;
    }

    private void Write(DocumentOutput output) => WorkflowPrinter.Write(output, _workflow);
}
