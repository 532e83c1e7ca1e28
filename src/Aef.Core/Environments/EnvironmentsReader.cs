using System.Collections.Frozen;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Environments;

/// <summary>Reads <c>environments</c> of a configuration. Invalid parts are reported and skipped, so that the rest applies.</summary>
/// <param name="folder">The folder of the configuration, to which relative paths refer.</param>
/// <param name="diagnostics">Receives every problem.</param>
internal sealed class EnvironmentsReader(string folder, DiagnosticBag diagnostics)
{
    private const string Parameters = "parameters";
    private const string Project = "project";
    private const string Region = "region";
    private const string Publish = "publish";
    private const string Connections = "connections";
    private const string Buckets = "buckets";
    private const string Executors = "executors";
    private const string Services = "services";
    private const string Notifications = "notifications";
    private const string Alerts = "alerts";
    private const string Lineage = "lineage";
    private const string Secrets = "secrets";

    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Parameters,
        Project,
        Region,
        Publish,
        Connections,
        Buckets,
        Executors,
        Services,
        Notifications,
        Alerts,
        Lineage,
        Secrets);

    /// <summary>Reads the environments by name.</summary>
    public EquatableList<ProjectEnvironment> Read(MappingNode? map) =>
        [.. Named(map, "environments", "an environment").Select(e => Read(e.Entry, e.Value)).OfType<ProjectEnvironment>()];

    private ProjectEnvironment? Read(MappingEntry entry, DocumentNode value)
    {
        if (AsMap(entry, value, "an object with settings such as \"connections\"") is not { } map)
        {
            return null;
        }

        var reader = new MapReader(map, "an environment", Keys, diagnostics);
        var connections = new ConnectionReader(folder, diagnostics);
        var targets = new NotificationReader(diagnostics);
        return new ProjectEnvironment(entry.Key)
        {
            ParametersPath = Resolve(reader.Text(Parameters)),
            Project = reader.Text(Project),
            Region = reader.Text(Region),
            Publishing = PublishingReader.Read(reader.Map(Publish), diagnostics),
            Connections =
            [
                .. Named(reader.Map(Connections), Connections, "a connection")
                    .Select(c => AsMap(c.Entry, c.Value, "an object with a \"kind\"") is { } m ? connections.Read(c.Entry, m) : null)
                    .OfType<EnvironmentConnection>(),
            ],
            Buckets = [.. Texts(reader.Map(Buckets), Buckets).Select(b => new EnvironmentBucket(b.Name, Resolve(b.Text)!))], // not null
            Executors = [.. Substitutes(reader.Map(Executors))],
            Services = [.. Texts(reader.Map(Services), Services).Select(Service).OfType<EnvironmentService>()],
            Notifications =
            [
                .. Named(reader.Map(Notifications), Notifications, "a notification target")
                    .Select(n => AsMap(n.Entry, n.Value, "an object with a \"kind\"") is { } m ? targets.Read(n.Entry, m) : null)
                    .OfType<NotificationTarget>(),
            ],
            Alerts = [.. new AlertReader(entry.Key, KeysIn(reader.Node(Notifications)), diagnostics).Read(reader.List(Alerts))],
            Lineage = Resolved(reader.Text(Lineage)),
            Secrets = [.. Texts(reader.Map(Secrets), Secrets).Select(Secret).OfType<EnvironmentSecret>()],
            Location = entry.KeyLocation,
        };
    }

    private EnvironmentSecret? Secret((string Name, string Text, Location Location) secret)
    {
        if (!SecretReference.TryParse(secret.Text, out var reference))
        {
            diagnostics.Add(EnvironmentSettingDiagnostics.PlainSecret.At(
                secret.Location, "The value", "the secret", Quoted.Text(secret.Name)));
            return null;
        }

        if (reference.Source != SecretSource.Manager)
        {
            return new EnvironmentSecret(secret.Name, reference, secret.Location);
        }

        diagnostics.Add(EnvironmentSettingDiagnostics.InvalidSetting
            .At(secret.Location, "The value", "the secret", Quoted.Text(secret.Name), "env:VARIABLE or file:PATH", Quoted.Text(secret.Text))
            .WithHiddenSource()); // another secret may be on the line
        return null;
    }

    private IEnumerable<ExecutorSubstitute> Substitutes(MappingNode? map)
    {
        foreach (var entry in Entries(map, Executors))
        {
            if (AsMap(entry, entry.Value, "an object with a \"kind\"") is { } value
                && BindingKinds.Local.Read(value, needsKind: true, diagnostics) is { } binding)
            {
                yield return new ExecutorSubstitute(entry.Key, binding, entry.KeyLocation);
            }
        }
    }

    private EnvironmentService? Service((string Name, string Text, Location Location) service)
    {
        if (Uri.TryCreate(service.Text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return new EnvironmentService(service.Name, address);
        }

        diagnostics.Add(EnvironmentSettingDiagnostics.InvalidSetting.At(
            service.Location,
            "The address",
            "the service",
            Quoted.Text(service.Name),
            "an address that starts with http:// or https://",
            Quoted.Text(service.Text)));
        return null;
    }

    /// <summary>The strings of an object, with their names.</summary>
    private List<(string Name, string Text, Location Location)> Texts(MappingNode? map, string what)
    {
        var texts = new List<(string, string, Location)>();
        if (map is not null)
        {
            var reader = new MapReader(map, what, KeysOf(map), diagnostics);
            foreach (var entry in map.Entries.DistinctBy(e => e.Key, StringComparer.OrdinalIgnoreCase))
            {
                if (reader.Text(entry.Key) is { } text)
                {
                    texts.Add((entry.Key, text, entry.Value.Location));
                }
            }
        }

        return texts;
    }

    /// <summary>The entries of an object whose keys are names that users choose.</summary>
    private IEnumerable<(MappingEntry Entry, DocumentNode Value)> Named(MappingNode? map, string what, string named)
    {
        foreach (var entry in Entries(map, what))
        {
            if (IsName(entry.Key))
            {
                yield return (entry, entry.Value);
            }
            else
            {
                diagnostics.Add(EnvironmentSettingDiagnostics.InvalidName.At(entry.KeyLocation, Quoted.Text(entry.Key), named));
            }
        }
    }

    /// <summary>The entries, each key once; a key that is repeated is reported.</summary>
    private IEnumerable<MappingEntry> Entries(MappingNode? map, string what)
    {
        if (map is null)
        {
            return [];
        }

        _ = new MapReader(map, what, KeysOf(map), diagnostics);
        return map.Entries.DistinctBy(e => e.Key, StringComparer.OrdinalIgnoreCase);
    }

    private static HashSet<string> KeysOf(MappingNode map) => map.Entries.Select(e => e.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private MappingNode? AsMap(MappingEntry entry, DocumentNode value, string expected)
    {
        if (value is MappingNode map)
        {
            return map;
        }

        diagnostics.Add(ReadingDiagnostics.WrongKind.At(value.Location, entry.Key, expected, value.Kind));
        return null;
    }

    private static IReadOnlyList<string> KeysIn(DocumentNode? section) =>
        section is MappingNode map ? [.. map.Entries.Select(e => e.Key)] : [];

    /// <summary>An address as it is, and a path relative to the folder.</summary>
    private string? Resolved(string? target) =>
        target is null || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                ? target
                : Resolve(target);

    private string? Resolve(string? path) => path is null ? null : Path.Combine(folder, path);

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
