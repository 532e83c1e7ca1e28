using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Loading;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Completion;

/// <summary>
/// Completes hashtables of inputs: one with all required inputs, and one for each value of each input. PowerShell completes whole arguments
/// only, not the keys in a hashtable.
/// </summary>
public sealed class InputCompleter : IArgumentCompleter
{
    private static readonly string[] Paths = ["Path", "LiteralPath"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        if ((PipelineInScope.Of(commandAst, fakeBoundParameters) ?? FromFile(fakeBoundParameters)) is not { } pipeline)
        {
            return [];
        }

        var inputs = InputDescription.Of(pipeline);
        var required = inputs.Where(i => i.IsRequired).ToList();
        string[] all = required.Count > 1 ? [string.Join("; ", required.Select(i => Entry(i, i.Offered.FirstOrDefault())))] : [];
        var single = inputs.SelectMany(i => i.Offered.DefaultIfEmpty().Select(v => Entry(i, v)));
        return all.Concat(single)
            .Select(e => $"@{{ {e} }}")
            .Where(t => t.StartsWith(wordToComplete ?? string.Empty, StringComparison.OrdinalIgnoreCase))
            .Select(t => new CompletionResult(t, t, CompletionResultType.ParameterValue, t));
    }

    private static Pipeline? FromFile(IDictionary bound)
    {
        foreach (var value in Paths.Select(p => PlainValue.Of(bound[p])))
        {
            var path = value is IEnumerable items and not string ? items.Cast<object?>().FirstOrDefault() : value;
            if (PlainValue.Of(path) is string { Length: > 0 } file)
            {
                return new AefWorkspace(new DeferredYamlReader()).ReadDefinition(file).Pipeline;
            }
        }

        return null;
    }

    private static string Entry(InputDescription input, WorkflowValue value) => $"{Quoted(input.Name)} = {Value(input, value)}";

    private static string Value(InputDescription input, WorkflowValue value) => value switch
    {
        _ when value.TryGetBoolean(out var flag) => flag ? "$true" : "$false",
        _ when value.TryGetString(out var text) => Quote(text),
        { IsNull: false, IsContainer: false } => value.ToString(),
        _ => input.Type switch
        {
            "integer" or "number" => "0",
            "list" => "@()",
            "map" => "@{}",
            _ => "''",
        },
    };

    private static string Quoted(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : Quote(name);

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
