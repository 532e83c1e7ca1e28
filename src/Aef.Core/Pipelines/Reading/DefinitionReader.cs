using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>
/// Reads definitions: AEF's JSON with <c>definition</c>, AEF's older bare list of levels, and the format of this project in JSON or YAML.
/// Reports all diagnostics at once; an invalid value leaves its key absent, and reading continues.
/// </summary>
internal sealed class DefinitionReader
{
    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        DefinitionKeys.Name,
        DefinitionKeys.Description,
        DefinitionKeys.Labels,
        DefinitionKeys.Engine,
        DefinitionKeys.Inputs,
        DefinitionKeys.Variables,
        DefinitionKeys.Defaults,
        DefinitionKeys.Schedule,
        DefinitionKeys.Triggers,
        DefinitionKeys.Concurrency,
        DefinitionKeys.DeadlineMinutes,
        DefinitionKeys.TimeoutMinutes,
        DefinitionKeys.Levels,
        DefinitionKeys.Definition,
        DefinitionKeys.OnFailure,
        DefinitionKeys.Finally);

    private readonly IDocumentReader _documents;

    /// <summary>Creates a reader; <paramref name="documents"/> reads JSON and YAML, usually a <see cref="DocumentReader"/>.</summary>
    public DefinitionReader(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = documents;
    }

    /// <summary>Reads a definition. Its name, unless it has one, is the file name without its extension.</summary>
    public DefinitionResult Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(document.Diagnostics);
        return document.Root is null ? new DefinitionResult(null, diagnostics.Items) : Read(document.Root, source.Path, diagnostics);
    }

    /// <summary>Reads a definition from a parsed document; <paramref name="path"/> determines the default name.</summary>
    public static DefinitionResult Read(DocumentNode root, string? path)
    {
        ArgumentNullException.ThrowIfNull(root);
        return Read(root, path, new DiagnosticBag());
    }

    private static DefinitionResult Read(DocumentNode root, string? path, DiagnosticBag diagnostics)
    {
        var levels = new LevelReader(new StepReader(diagnostics), diagnostics);
        Pipeline? pipeline = null;
        switch (root)
        {
            case SequenceNode list:
                pipeline = new Pipeline(levels: levels.ReadList(list)).WithOrigin(new NodeOrigin(list.Location));
                break;
            case MappingNode map:
                pipeline = ReadMap(map, levels, diagnostics);
                break;
            default:
                diagnostics.Add(ReadingDiagnostics.NotADefinition.At(root.Location, root.Kind));
                break;
        }

        if (pipeline is { Name: null } && !pipeline.Mentions(DefinitionKeys.Name))
        {
            pipeline = pipeline.WithName(NameFromPath(path, root.Location, diagnostics));
        }

        return new DefinitionResult(pipeline, DiagnosticOrder.ByLocation(diagnostics.Items));
    }

    private static Pipeline ReadMap(MappingNode map, LevelReader levels, DiagnosticBag diagnostics)
    {
        var reader = new MapReader(map, "a definition", Keys, diagnostics);
        var steps = new StepReader(diagnostics);
        var head = new HeadReader(diagnostics);
        if (reader.Entry(DefinitionKeys.Levels) is { } ours && reader.Entry(DefinitionKeys.Definition) is { } aefs)
        {
            var oursIsFirst = IsBefore(ours.KeyLocation, aefs.KeyLocation);
            reader.ReportTwice(oursIsFirst ? aefs : ours, oursIsFirst ? ours : aefs);
        }

        var list = reader.List(DefinitionKeys.Levels) ?? reader.List(DefinitionKeys.Definition);
        var pipeline = new Pipeline(reader.Text(DefinitionKeys.Name), list is null ? [] : levels.ReadList(list));
        return new DefaultsReader(steps, diagnostics).Read(reader.Map(DefinitionKeys.Defaults), pipeline)
            .WithDescription(reader.Text(DefinitionKeys.Description))
            .WithLabels(head.ReadLabels(reader.Map(DefinitionKeys.Labels)))
            .WithEngine(reader.Text(DefinitionKeys.Engine))
            .WithInputs(head.ReadInputs(reader.Map(DefinitionKeys.Inputs)))
            .WithVariables(HeadReader.ReadVariables(reader.Map(DefinitionKeys.Variables)))
            .WithSchedules(head.ReadSchedules(reader.Entry(DefinitionKeys.Schedule)))
            .WithTriggers(new TriggerReader(diagnostics).Read(reader.Entry(DefinitionKeys.Triggers)))
            .WithConcurrency(head.ReadConcurrency(reader.Map(DefinitionKeys.Concurrency)))
            .WithDeadlineMinutes(reader.Number(DefinitionKeys.DeadlineMinutes))
            .WithTimeoutMinutes(reader.Number(DefinitionKeys.TimeoutMinutes))
            .WithOnFailure(
                reader.List(DefinitionKeys.OnFailure) is { } onFailure ? steps.ReadList(onFailure.Items, DefinitionKeys.OnFailure) : [])
            .WithFinally(reader.List(DefinitionKeys.Finally) is { } always ? steps.ReadList(always.Items, DefinitionKeys.Finally) : [])
            .WithExtra(reader.Extra)
            .WithOrigin(reader.Origin);
    }

    private static bool IsBefore(Location first, Location second) => first.Span.Start <= second.Span.Start;

    private static string? NameFromPath(string? path, Location location, DiagnosticBag diagnostics)
    {
        // "-" is standard input, which has no name.
        var file = path is null or "-" || path.StartsWith('<') ? string.Empty : Path.GetFileNameWithoutExtension(path);
        if (file.Length == 0 || PipelineName.IsValid(file))
        {
            return file.Length == 0 ? null : file;
        }

        var name = PipelineName.From(file);
        diagnostics.Add(ReadingDiagnostics.NameFromFile.At(location, Quoted.Text(file), Quoted.Text(name)));
        return name;
    }
}
