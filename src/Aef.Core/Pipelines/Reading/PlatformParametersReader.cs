using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads AEF's platform parameters: a list of mappings with ParameterKey and ParameterValue. Unknown keys are kept.</summary>
internal sealed class PlatformParametersReader
{
    private const string KeyKey = "ParameterKey";
    private const string ValueKey = "ParameterValue";
    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, KeyKey, ValueKey);

    /// <summary>The keys that AEF uses, with the default for each.</summary>
    private static readonly (string Key, string Instead)[] Known =
    [
        (PlatformParameters.RegionKey, "the region in which the workflow runs"),
        (PlatformParameters.ProjectIdKey, "the project in which the workflow runs"),
        (PlatformParameters.FunctionIntermediateNameKey, $"AEF's default name {PlatformParameters.DefaultFunctionIntermediateName}"),
        (PlatformParameters.JobsDefinitionsBucketKey, "AEF's default name PROJECT_aef_jobs_bucket"),
    ];

    private readonly IDocumentReader _documents;

    /// <summary>Creates a reader; <paramref name="documents"/> reads JSON and YAML, usually a <see cref="DocumentReader"/>.</summary>
    public PlatformParametersReader(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = documents;
    }

    /// <summary>Reads a parameters file.</summary>
    public PlatformParametersResult Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new PlatformParametersResult(null, document.Diagnostics);
        }

        var result = Read(document.Root);
        return new PlatformParametersResult(
            result.Parameters is { } parameters
                ? new PlatformParameters(parameters.All) { Environment = EnvironmentOf(source.Path) }
                : null,
            [.. document.Diagnostics, .. result.Diagnostics]);
    }

    /// <summary>The environment in the name of a parameters file, in any case; null for other names.</summary>
    private static string? EnvironmentOf(string? path)
    {
        const string Start = "platform-parameters-";
        var name = Path.GetFileNameWithoutExtension(path) ?? string.Empty;
        return name.Length > Start.Length && name.StartsWith(Start, StringComparison.OrdinalIgnoreCase) ? name[Start.Length..] : null;
    }

    /// <summary>Reads the document of a parameters file.</summary>
    public static PlatformParametersResult Read(DocumentNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var diagnostics = new DiagnosticBag();
        if (root is not SequenceNode list)
        {
            diagnostics.Add(ReadingDiagnostics.NotParameters.At(root.Location, root.Kind));
            return new PlatformParametersResult(null, diagnostics.Items);
        }

        var parameters = ReadList(list, diagnostics);
        return new PlatformParametersResult(diagnostics.HasErrors ? null : parameters, MapReader.OmitRepeated(diagnostics.Items));
    }

    private static PlatformParameters ReadList(SequenceNode list, DiagnosticBag diagnostics)
    {
        var all = new List<PlatformParameter>();
        var reported = new HashSet<string>(StringComparer.Ordinal); // Keys that are present but invalid: one mistake, one diagnostic.
        var locations = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var node in list.Items)
        {
            if (node is not MappingNode map)
            {
                diagnostics.Add(ReadingDiagnostics.NotParameters.At(node.Location, node.Kind));
                continue;
            }

            var reader = new MapReader(map, "a platform parameter", Keys, diagnostics);
            var location = reader.Origin.ValueOf(KeyKey);
            var key = ReadText(reader, KeyKey);
            if (ReadText(reader, ValueKey) is not { } value || key is null)
            {
                reported.Add(key ?? string.Empty);
                continue;
            }

            if (!locations.TryAdd(key, location))
            {
                diagnostics.Add(
                    ReadingDiagnostics.DuplicateParameter.At(location, Quoted.Text(key), locations[key].Start.Line)
                        .WithRelated(locations[key], "the first parameter"));
                continue;
            }

            if (Known.All(k => k.Key != key) && Spelling.Nearest(key, Known.Select(k => k.Key)) is { } meant)
            {
                reported.Add(meant);
                diagnostics.Add(
                    ReadingDiagnostics.UnknownParameter.At(location, Quoted.Text(key), Spelling.Question(meant))
                        .WithFix(Rewriting.Replace(location, key, meant)));
            }

            all.Add(new PlatformParameter(key, value));
        }

        foreach (var (key, instead) in Known.Where(k => !locations.ContainsKey(k.Key) && !reported.Contains(k.Key)))
        {
            diagnostics.Add(ReadingDiagnostics.MissingParameter.At(list.Location, key, instead));
        }

        return new PlatformParameters([.. all]);
    }

    private static string? ReadText(MapReader reader, string key)
    {
        if (reader.Entry(key) is null)
        {
            reader.Diagnostics.Add(reader.Missing(ReadingDiagnostics.IncompleteParameter, key, key));
        }

        return reader.Text(key);
    }
}
