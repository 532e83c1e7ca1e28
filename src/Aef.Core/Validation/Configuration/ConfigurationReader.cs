using System.Collections.Frozen;
using Aef.Core.Environments;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Configuration;

/// <summary>Reads configurations (<c>aef.json</c>).</summary>
public sealed class ConfigurationReader
{
    private const string Name = "name";
    private const string Rules = "rules";
    private const string Suppressions = "suppressions";
    private const string Executors = "executors";
    private const string Jobs = "jobs";
    private const string Parameters = "parameters";
    private const string Environments = "environments";
    private const string Retention = "retention";
    private const string Code = "code";
    private const string PathKey = "path";
    private const string Reason = "reason";

    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "$schema",
        Name,
        Rules,
        Suppressions,
        Executors,
        Jobs,
        Parameters,
        Environments,
        Retention);
    internal static readonly FrozenSet<string> SuppressionKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Code,
        PathKey,
        DefinitionKeys.JobId,
        Reason);

    private static readonly Choices<RuleSetting> Settings = Choices<RuleSetting>.Of(
        ["off", "info", "warning", "error"],
        [RuleSetting.Off, RuleSetting.Info, RuleSetting.Warning, RuleSetting.Error]);

    private readonly IDocumentReader _documents;
    private readonly IReadOnlyList<DiagnosticDescriptor> _known;

    /// <summary>
    /// Creates a reader; <paramref name="documents"/> reads the text, usually a <see cref="DocumentReader"/>, and <paramref name="known"/>
    /// are the existing kinds of diagnostics.
    /// </summary>
    public ConfigurationReader(IDocumentReader documents, IReadOnlyList<DiagnosticDescriptor> known)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(known);
        _documents = documents;
        _known = known;
    }

    /// <summary>Reads a file. Invalid parts are reported and skipped, so that the rest applies.</summary>
    public ConfigurationResult ReadFile(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        if (text.Source is null)
        {
            return new ConfigurationResult(AefConfiguration.Empty, text.Diagnostics);
        }

        var document = _documents.Read(text.Source);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(document.Diagnostics);
        if (document.Root is null || document.HasErrors)
        {
            return new ConfigurationResult(AefConfiguration.Empty, diagnostics.Items);
        }

        var result = Read(document.Root, path);
        return result with { Diagnostics = [.. diagnostics.Items, .. result.Diagnostics] };
    }

    /// <summary>
    /// Reads a configuration from a parsed document; paths in it are relative to the folder of <paramref name="path"/>.
    /// </summary>
    public ConfigurationResult Read(DocumentNode root, string? path)
    {
        ArgumentNullException.ThrowIfNull(root);
        var diagnostics = new DiagnosticBag();
        if (root is not MappingNode map)
        {
            diagnostics.Add(ConfigurationDiagnostics.NotAConfiguration.At(root.Location, root.Kind));
            return new ConfigurationResult(AefConfiguration.Empty, diagnostics.Items);
        }

        return new ConfigurationResult(
            Read(map, path is null ? "." : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", diagnostics),
            MapReader.OmitRepeated(diagnostics.Items));
    }

    private AefConfiguration Read(MappingNode map, string folder, DiagnosticBag diagnostics)
    {
        var reader = new MapReader(map, "a configuration", Keys, diagnostics);
        return new AefConfiguration(
            folder,
            ReadRules(reader.Map(Rules), diagnostics),
            [.. (reader.List(Suppressions)?.Items ?? []).Select(n => ReadSuppression(n, diagnostics)).OfType<Suppression>()],
            reader.Text(Executors),
            reader.Text(Jobs),
            reader.Text(Parameters),
            reader.Node(Parameters)?.Location ?? Location.None,
            new EnvironmentsReader(folder, diagnostics).Read(reader.Map(Environments)),
            RetentionReader.Read(reader.Map(Retention), diagnostics),
            ReadName(reader));
    }

    /// <summary>The name of the project, which becomes the value of a label.</summary>
    private static string? ReadName(MapReader reader)
    {
        if (reader.Text(Name) is not { } name || LabelValue.IsValid(name))
        {
            return reader.Text(Name);
        }

        reader.Diagnostics.Add(PublishDiagnostics.InvalidName.At(
            reader.Origin.ValueOf(Name), "The name of the project", Quoted.Text(name)));
        return null;
    }

    private Dictionary<string, RuleSetting> ReadRules(MappingNode? map, DiagnosticBag diagnostics)
    {
        var rules = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        if (map is null)
        {
            return rules;
        }

        var reader = new MapReader(map, "rules", map.Entries.Select(e => e.Key).ToHashSet(StringComparer.OrdinalIgnoreCase), diagnostics);
        foreach (var entry in map.Entries)
        {
            var rule = Find(entry.Key, entry.KeyLocation, diagnostics);
            if (reader.Choice(entry.Key, Settings) is { } setting
                && rule is not null
                && IsAllowed(rule, setting, entry.KeyLocation, diagnostics))
            {
                rules[rule.Code] = setting;
            }
        }

        return rules;
    }

    private Suppression? ReadSuppression(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is not MappingNode map)
        {
            diagnostics.Add(
                ReadingDiagnostics.WrongKind.At(node.Location, "A suppression", "an object such as {code, path, reason}", node.Kind));
            return null;
        }

        var reader = new MapReader(map, "a suppression", SuppressionKeys, diagnostics);
        var reason = reader.Text(Reason);
        if (reader.Text(Code) is not { } code)
        {
            if (!reader.Origin.Has(Code))
            {
                diagnostics.Add(reader.Missing(ConfigurationDiagnostics.NoCode, Code));
            }

            return null;
        }

        if (string.IsNullOrWhiteSpace(reason) && (reason is not null || !reader.Origin.Has(Reason)))
        {
            var isMisspelled = reader.Extra.Any(e => Spelling.Nearest(e.Name, [Reason]) is not null);
            diagnostics.Add(
                isMisspelled
                    ? reader.Missing(ConfigurationDiagnostics.NoReason, Reason, code)
                    : ConfigurationDiagnostics.NoReason.At(reader.Origin.ValueOf(Code), code));
            return null;
        }

        var location = reader.Origin.ValueOf(Code);
        return reason is not null
            && Find(code, location, diagnostics) is { } rule
            && IsAllowed(rule, RuleSetting.Off, location, diagnostics)
            ? new Suppression(rule.Code, reason, reader.Text(PathKey), reader.Text(DefinitionKeys.JobId), location)
            : null;
    }

    private DiagnosticDescriptor? Find(string code, Location location, DiagnosticBag diagnostics)
    {
        if (_known.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        var meant = Spelling.Nearest(code, _known.Select(d => d.Code));
        diagnostics.Add(ConfigurationDiagnostics.UnknownCode.At(location, Quoted.Text(code), Spelling.Question(meant)));
        return null;
    }

    private static bool IsAllowed(DiagnosticDescriptor rule, RuleSetting setting, Location location, DiagnosticBag diagnostics)
    {
        if (rule.Severity != DiagnosticSeverity.Error || setting == RuleSetting.Error || RelaxableErrors.Codes.Contains(rule.Code))
        {
            return true;
        }

        diagnostics.Add(ConfigurationDiagnostics.MustStayError.At(location, rule.Code, rule.Title));
        return false;
    }
}
