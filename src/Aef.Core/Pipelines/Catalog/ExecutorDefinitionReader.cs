using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Reads one entry of the executor catalog, in any format that the document reader supports.</summary>
internal sealed class ExecutorDefinitionReader
{
    private const string Parameters = "parameters";
    private const string JobFile = "job_file";
    private const string ReadsStepProperties = "reads_step_properties";
    private const string Callbacks = "callbacks";
    private const string AcceptsSecrets = "accepts_secrets";
    private const string Workflows = "workflows";
    private const string Local = "local";
    internal static readonly FrozenSet<string> Keys = KeySet(
        DefinitionKeys.Name,
        DefinitionKeys.Description,
        Parameters,
        JobFile,
        ReadsStepProperties,
        Callbacks,
        AcceptsSecrets,
        Workflows,
        "airflow",
        Local);
    internal static readonly FrozenSet<string> ParameterKeys = KeySet(
        DefinitionKeys.Type,
        DefinitionKeys.Required,
        DefinitionKeys.Default,
        DefinitionKeys.Description);
    private static readonly Choices<bool> JobFileNeeds = Choices<bool>.Of(["required", "optional"], [true, false]);

    private readonly IDocumentReader _documents;

    /// <summary>Creates a reader; <paramref name="documents"/> reads the text.</summary>
    public ExecutorDefinitionReader(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = documents;
    }

    /// <summary>Reads one entry.</summary>
    public ExecutorDefinitionResult Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(document.Diagnostics);
        if (document.Root is not { } root || document.HasErrors)
        {
            return new ExecutorDefinitionResult(null, diagnostics.Items);
        }

        var result = Read(root);
        return result with { Diagnostics = [.. diagnostics.Items, .. result.Diagnostics] };
    }

    /// <summary>Reads one entry from a parsed document.</summary>
    public static ExecutorDefinitionResult Read(DocumentNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var diagnostics = new DiagnosticBag();
        ExecutorDefinition? executor = null;
        if (root is MappingNode map)
        {
            executor = Read(map, diagnostics);
        }
        else
        {
            diagnostics.Add(ReadingDiagnostics.WrongKind.At(root.Location, "An executor entry", "an object", root.Kind));
        }

        return new ExecutorDefinitionResult(
            diagnostics.HasErrors ? null : executor,
            MapReader.OmitRepeated(DiagnosticOrder.ByLocation(diagnostics.Items)));
    }

    private static ExecutorDefinition Read(MappingNode map, DiagnosticBag diagnostics)
    {
        var reader = new MapReader(map, "an executor entry", Keys, diagnostics);
        var name = reader.Text(DefinitionKeys.Name);
        if (name is { Length: 0 } || (name is null && !reader.Origin.Has(DefinitionKeys.Name)))
        {
            diagnostics.Add(reader.Missing(ReadingDiagnostics.IncompleteExecutor, DefinitionKeys.Name, DefinitionKeys.Name));
        }

        var parameters = ReadParameters(reader.Map(Parameters), diagnostics);
        return new ExecutorDefinition(
            name ?? string.Empty,
            reader.Text(DefinitionKeys.Description),
            parameters,
            ReadBindings(reader.List(Workflows), diagnostics),
            reader.Map(Local) is { } local ? BindingKinds.Local.Read(local, needsKind: false, diagnostics) : null,
            reader.List("airflow") is { } airflow ? new AirflowReader(parameters, diagnostics).Read(airflow) : null,
            map.Location,
            reader.Origin.ValueOf(DefinitionKeys.Name),
            reader.Choice(JobFile, JobFileNeeds) ?? true)
        {
            ReadsStepProperties = reader.Boolean(ReadsStepProperties) ?? false,
            SendsCallbacks = reader.Boolean(Callbacks) ?? false,
            AcceptsSecrets = reader.Boolean(AcceptsSecrets) ?? false,
        };
    }

    private static EquatableList<ExecutorParameter> ReadParameters(MappingNode? map, DiagnosticBag diagnostics)
    {
        var parameters = new List<ExecutorParameter>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is not MappingNode value)
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(
                        entry.Value.Location,
                        "A parameter",
                        "an object such as {type: string}",
                        entry.Value.Kind));
                continue;
            }

            var reader = new MapReader(value, "a parameter", ParameterKeys, diagnostics);
            parameters.Add(new ExecutorParameter(
                entry.Key,
                reader.Choice(DefinitionKeys.Type, HeadReader.Types) ?? InputType.String,
                reader.Boolean(DefinitionKeys.Required) ?? false,
                reader.Node(DefinitionKeys.Default),
                reader.Text(DefinitionKeys.Description)));
        }

        return [.. parameters];
    }

    private static EquatableList<WorkflowsBinding> ReadBindings(SequenceNode? list, DiagnosticBag diagnostics)
    {
        var bindings = new List<WorkflowsBinding>();
        foreach (var node in list?.Items ?? [])
        {
            if (node is not MappingNode map)
            {
                diagnostics.Add(
                    ReadingDiagnostics.WrongKind.At(node.Location, "A binding", "an object such as {binding: function}", node.Kind));
            }
            else if (BindingKinds.Workflows.Read(map, needsKind: true, diagnostics) is { } binding)
            {
                bindings.Add(binding);
            }
        }

        return [.. bindings];
    }

    private static FrozenSet<string> KeySet(params ReadOnlySpan<string> keys) => FrozenSet.Create(StringComparer.OrdinalIgnoreCase, keys);
}
