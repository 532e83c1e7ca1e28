using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Reads the parameters of an entry. Their defaults and values must have their types.</summary>
internal sealed class ParameterReader(DiagnosticBag diagnostics)
{
    private Location _own = Location.None;

    /// <summary>The key for the form of strings.</summary>
    public const string Format = "format";

    /// <summary>The parameters in their order. One that is not an object is reported, and counts as a string.</summary>
    public EquatableList<ExecutorParameter> Read(MappingNode? map) => [.. (map?.Entries ?? []).Select(Read)];

    private ExecutorParameter Read(MappingEntry entry)
    {
        if (entry.Value is not MappingNode value)
        {
            diagnostics.Add(
                ReadingDiagnostics.WrongKind.At(entry.Value.Location, "A parameter", "an object such as {type: string}", entry.Value.Kind));
            return new ExecutorParameter(entry.Key, InputType.String, false, null, null);
        }

        var reader = new MapReader(value, "a parameter", ExecutorDefinitionReader.ParameterKeys, diagnostics);
        var before = diagnostics.Items.Count;
        var parameter = new ExecutorParameter(
            entry.Key,
            reader.Choice(DefinitionKeys.Type, HeadReader.Types) ?? InputType.String,
            reader.Boolean(DefinitionKeys.Required) ?? false,
            reader.Node(DefinitionKeys.Default),
            reader.Text(DefinitionKeys.Description))
        {
            Values = [.. reader.List(DefinitionKeys.Values)?.Items ?? []],
            Format = reader.Choice(Format, ParameterFormats.Words),
        };
        if (diagnostics.Items.Count == before)
        {
            _own = value.Location;
            Check(parameter);
            if (value.Find(DefinitionKeys.Values)?.Value is SequenceNode { Items.Count: 0 } none)
            {
                diagnostics.Add(CatalogDiagnostics.InvalidParameter.At(
                    LocationOf(none),
                    $"The list values of {Quoted.Text(parameter.Name)}",
                    "absent, or have a value",
                    "none"));
            }
        }

        return parameter;
    }

    private void Check(ExecutorParameter parameter)
    {
        foreach (var value in parameter.Values.Where(v => !IsOfType(v, parameter.Type)))
        {
            Report(value, $"An item of values of {Quoted.Text(parameter.Name)}", Describe(parameter.Type));
        }

        if (parameter.Default is not { } written || IsExpression(written))
        {
            return;
        }

        var what = $"The default of {Quoted.Text(parameter.Name)}";
        if (!IsOfType(written, parameter.Type))
        {
            Report(written, what, Describe(parameter.Type));
        }
        else if (parameter.Values.Count > 0 && !parameter.Allows(written))
        {
            Report(written, what, Quoted.Choice(parameter.Words()));
        }
        else if (parameter.Format is { } format && written is ScalarNode text && !ParameterFormats.Fits(format, text.Text))
        {
            Report(written, what, ParameterFormats.Describe(format));
        }
    }

    private void Report(DocumentNode node, string what, string expected) => diagnostics.Add(CatalogDiagnostics.InvalidParameter.At(
        LocationOf(node),
        what,
        expected,
        node is ScalarNode { ScalarKind: not ScalarKind.Null } scalar ? Quoted.Text(scalar.Text) : node.Kind));

    /// <summary>A value that is inherited from another entry is reported where this entry changes the parameter.</summary>
    private Location LocationOf(DocumentNode node) => node.Location.Path == _own.Path ? node.Location : _own;

    /// <summary>A number is not a string here, because the entry decides how a value is written.</summary>
    private static bool IsOfType(DocumentNode value, InputType type) =>
        ParameterConversion.Convert(value, type) is var converted && converted.Equals(value) && ParameterConversion.Fits(value, type);

    private static bool IsExpression(DocumentNode value) =>
        value is ScalarNode { ScalarKind: ScalarKind.String } text && text.Text.Contains("${", StringComparison.Ordinal);

    /// <summary>What a value of a type is, for messages.</summary>
    internal static string Describe(InputType type) => type switch
    {
        InputType.List => "a list",
        InputType.Map => "an object",
        InputType.Integer => "a whole number",
        InputType.Number => "a number",
        InputType.Boolean => "true or false",
        InputType.Date => "a date such as 2026-01-31",
        InputType.DateTime => "a time such as 2026-01-31T06:00:00Z",
        _ => "a string",
    };
}
