using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Core.Editing.Syntax;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.FormModels;

/// <summary>
/// Reads the form of a place: every key that it can have with type, meaning and value. It follows the published schema and the table of
/// step keys; parameters follow the executor.
/// </summary>
public sealed class FormReader(ExecutorCatalog catalog)
{
    /// <summary>The form of a path; null when there is no place with keys. A broken text shows its last valid state.</summary>
    public FormPlace? Read(SessionState state, NodePath path)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(path);
        if (state.LastValid?.Root is not { } root || DefinitionSchema.Instance.KindOf(root, path) is not { } kind)
        {
            return null;
        }

        var map = TreeChange.At(root, path) as MappingNode ?? new MappingNode([]);
        var step = kind == "step" ? EffectiveOf(map, state.LastValid.Pipeline) : null;
        var isUpper = map.Entries.Any(e => e.Key.Any(char.IsAsciiLetterUpper));
        var keys = DefinitionSchema.Instance.KeysOf(kind);
        var fields = keys.Where(k => !k.IsForbidden).Select(k => Field(root, path, map, k, step, isUpper))
            .Concat(map.Entries.Where(e => !keys.Any(k => Is(k.Name, e.Key)))
                .Select(e => new FormField(e.Key, path.Key(e.Key), FieldKind.Any, FieldOrigin.Own)
            {
                Value = e.Value,
                IsUnknown = true,
            }));
        return new FormPlace(kind, path, [.. fields], step?.Executor is { } executor && catalog.Find(executor) is { } entry
            ? Parameters(path, map, entry) : []);
    }

    private static FormField Field(DocumentNode root, NodePath path, MappingNode map, SchemaKey key, EffectiveStep? step, bool isUpper)
    {
        var own = ReferenceEdits.EntryOf(map, key.Name);
        var table = StepKeys.All.Find(key.Name);
        var name = own?.Key ?? (isUpper && table is null or { IsAef: true } ? key.Name.ToUpperInvariant() : key.Name);
        var field = new FormField(name, path.Key(name), key.Kind, own is null ? FieldOrigin.None : FieldOrigin.Own)
        {
            Description = key.Description,
            Choices = key.Choices,
            Value = own?.Value,
            IsRequired = step is not null && table is { IsRequired: true },
        };
        return own is not null ? field
            : step is not null && table is not null && step.Step.Values[table] is not null && Inherited(root, step, key.Name) is { } found
                ? field with { Origin = found.Origin, OriginPath = found.Path, Value = TreeChange.At(root, found.Path) }
            : key.Default is { } value ? field with { Origin = FieldOrigin.BuiltIn, Value = value }
            : field;
    }

    private static (FieldOrigin Origin, NodePath Path)? Inherited(DocumentNode root, EffectiveStep step, string key)
    {
        if (root is not MappingNode pipeline
            || ReferenceEdits.EntryOf(pipeline, DefinitionKeys.Defaults) is not { Value: MappingNode defaults } entry)
        {
            return null;
        }

        var path = NodePath.Root.Key(entry.Key);
        return step.Executor is { } executor
                && ReferenceEdits.EntryOf(defaults, DefinitionKeys.Executors) is { Value: MappingNode executors } all
                && executors[executor] is MappingNode own
                && ReferenceEdits.EntryOf(own, key) is { } ofExecutor
            ? (FieldOrigin.ExecutorDefaults, path.Key(all.Key).Key(executor).Key(ofExecutor.Key))
            : ReferenceEdits.EntryOf(defaults, key) is { } ofAll ? (FieldOrigin.Defaults, path.Key(ofAll.Key))
            : null;
    }

    private static List<FormField> Parameters(NodePath path, MappingNode map, ExecutorDefinition executor)
    {
        var own = ReferenceEdits.EntryOf(map, DefinitionKeys.With);
        var at = path.Key(own?.Key ?? DefinitionKeys.With);
        var given = own?.Value as MappingNode ?? new MappingNode([]);
        var known = executor.Parameters.Select(p =>
            new FormField(p.Name, at.Key(p.Name), KindOf(p), given[p.Name] is not null ? FieldOrigin.Own : p.Default is not null
                ? FieldOrigin.BuiltIn : FieldOrigin.None)
        {
            Description = p.Description,
            Value = given[p.Name] ?? p.Default,
            Choices = p.Words(),
            IsRequired = p.IsNeeded,
        });
        var others = given.Entries.Where(e => executor.FindParameter(e.Key) is null)
            .Select(e => new FormField(e.Key, at.Key(e.Key), FieldKind.Any, FieldOrigin.Own)
        {
            Value = e.Value,
            IsUnknown = true,
        });
        return [.. known, .. others];
    }

    private static FieldKind KindOf(ExecutorParameter parameter) => parameter.Values.Count > 0 ? FieldKind.Choice : parameter.Type switch
    {
        InputType.Integer or InputType.Number => FieldKind.Number,
        InputType.Boolean => FieldKind.Flag,
        InputType.List => FieldKind.List,
        InputType.Map => FieldKind.Mapping,
        _ => FieldKind.Text,
    };

    private static EffectiveStep EffectiveOf(MappingNode map, Pipeline? pipeline)
    {
        var step = new StepReader(new DiagnosticBag()).Read(map, "a step");
        return new EffectiveStep(step, pipeline?.Defaults, pipeline?.ExecutorDefaults);
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
