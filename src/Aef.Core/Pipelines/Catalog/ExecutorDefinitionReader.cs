using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
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
    private const string Unsupported = "unsupported";
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
        Local,
        Unsupported,
        ExecutorEntryMerge.Extends);
    internal static readonly FrozenSet<string> ParameterKeys = KeySet(
        DefinitionKeys.Type,
        DefinitionKeys.Required,
        DefinitionKeys.Default,
        DefinitionKeys.Description,
        DefinitionKeys.Values,
        ParameterReader.Format);
    private static readonly Choices<bool> JobFileNeeds = Choices<bool>.Of(["required", "optional"], [true, false]);

    private readonly IDocumentReader _documents;

    /// <summary>Creates a reader; <paramref name="documents"/> reads the text.</summary>
    public ExecutorDefinitionReader(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = documents;
    }

    /// <summary>Reads one entry, which may extend those that <paramref name="bases"/> finds; null means the built-in ones.</summary>
    public ExecutorDefinitionResult Read(SourceText source, Func<string, ExecutorDefinition?>? bases = null, bool isBuiltIn = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        if (document.Root is not { } root || document.HasErrors)
        {
            return new ExecutorDefinitionResult(null, document.Diagnostics);
        }

        var result = Read(root, bases, isBuiltIn);
        return result with { Diagnostics = [.. document.Diagnostics, .. result.Diagnostics] };
    }

    /// <summary>Reads one entry from a parsed document.</summary>
    public static ExecutorDefinitionResult Read(
        DocumentNode root,
        Func<string, ExecutorDefinition?>? bases = null,
        bool isBuiltIn = false)
    {
        ArgumentNullException.ThrowIfNull(root);
        var diagnostics = new DiagnosticBag();
        ExecutorDefinition? executor = null;
        if (root is MappingNode map)
        {
            executor = Read(map, isBuiltIn ? null : bases ?? ExecutorCatalog.FindBuiltIn, diagnostics);
        }
        else
        {
            diagnostics.Add(ReadingDiagnostics.WrongKind.At(root.Location, "An executor entry", "an object", root.Kind));
        }

        return new ExecutorDefinitionResult(
            diagnostics.HasErrors ? null : executor,
            MapReader.OmitRepeated(DiagnosticOrder.ByLocation(diagnostics.Items)))
        {
            Partial = executor,
        };
    }

    private static ExecutorDefinition Read(MappingNode own, Func<string, ExecutorDefinition?>? bases, DiagnosticBag diagnostics)
    {
        var map = own;
        var extends = bases is null ? null : ExtendsOf(own);
        if (extends is not null && bases!(extends.Text) is { Source: { } basis })
        {
            map = ExecutorEntryMerge.Merge(basis, own);
        }
        else if (extends is not null)
        {
            var meant = Spelling.Suggest(extends.Text, ExecutorCatalog.BuiltIn.Names);
            diagnostics.Add(CatalogDiagnostics.UnknownBase.At(extends.Location, Quoted.Text(extends.Text), meant));
        }

        return Read(map, isBuiltIn: bases is null, diagnostics);
    }

    /// <summary>The name of the entry that an entry extends; null without one.</summary>
    internal static ScalarNode? ExtendsOf(MappingNode map) =>
        map.Find(ExecutorEntryMerge.Extends)?.Value is ScalarNode { ScalarKind: not ScalarKind.Null } name ? name : null;

    private static ExecutorDefinition Read(MappingNode map, bool isBuiltIn, DiagnosticBag diagnostics)
    {
        var reader = new MapReader(map, "an executor entry", Keys, diagnostics);
        var name = reader.Text(DefinitionKeys.Name);
        if (name is { Length: 0 } || (name is null && !reader.Origin.Has(DefinitionKeys.Name)))
        {
            diagnostics.Add(reader.Missing(ReadingDiagnostics.IncompleteExecutor, DefinitionKeys.Name, DefinitionKeys.Name));
        }

        var parameters = new ParameterReader(diagnostics).Read(reader.Map(Parameters));
        new LocalReferences(parameters.Select(p => p.Name), diagnostics).Check(reader.Map(Local));
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
            Extends = reader.Text(ExecutorEntryMerge.Extends),
            Unsupported = ReadUnsupported(reader.Map(Unsupported), diagnostics),
            Source = map,
            IsBuiltIn = isBuiltIn,
        };
    }

    private static EquatableList<UnsupportedTarget> ReadUnsupported(MappingNode? map, DiagnosticBag diagnostics)
    {
        if (map is null)
        {
            return [];
        }

        var reader = new MapReader(map, "\"unsupported\"", KeySet(UnsupportedTarget.Targets), diagnostics);
        return [.. from target in UnsupportedTarget.Targets
            let reason = reader.Text(target)
            where reason is { Length: > 0 }
            select new UnsupportedTarget(target, reason.TrimEnd('.'))];
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
