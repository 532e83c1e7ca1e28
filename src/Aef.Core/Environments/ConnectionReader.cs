using System.Collections.Frozen;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Environments;

/// <summary>Reads the connections of an environment; the kind determines which settings are allowed.</summary>
internal sealed class ConnectionReader(string folder, DiagnosticBag diagnostics)
{
    private const int MaxWaitSeconds = 24 * 60 * 60;
    private const string Owner = "connection";
    private const string What = "the " + Owner;

    internal static readonly FrozenSet<string> FileKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ConnectionKinds.OfFiles);
    internal static readonly FrozenSet<string> ServerKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ConnectionKinds.OfServers);

    internal static readonly FrozenSet<string> SourceKeys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ConnectionKinds.OfSources);

    private static readonly FrozenSet<string> AllKeys =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, [.. ConnectionKinds.OfFiles, .. ConnectionKinds.OfServers]);

    /// <summary>Reads a connection; null when it has an error, which is reported.</summary>
    public EnvironmentConnection? Read(MappingEntry entry, MappingNode map)
    {
        if (map.Find(ConnectionKinds.Kind)?.Value is not ScalarNode scalar || !ConnectionKinds.All.TryGet(scalar.Text.Trim(), out var kind))
        {
            // Without a kind, only settings that no kind has are certainly wrong.
            var any = new MapReader(map, "a connection", AllKeys, diagnostics);
            any.Choice(ConnectionKinds.Kind, ConnectionKinds.All);
            EnvironmentSettings.Require(any, ConnectionKinds.Kind, Owner, entry.Key, any.Origin.Has(ConnectionKinds.Kind));
            Password(any, entry.Key);
            return null;
        }

        var reader = new MapReader(
            map,
            $"a connection of kind {ConnectionNames.WordOf(kind)}",
            kind switch
            {
                ConnectionKind.Postgres => ServerKeys,
                ConnectionKind.MySql => SourceKeys,
                _ => FileKeys,
            },
            diagnostics);
        var before = diagnostics.Items.Count(d => d.Severity == DiagnosticSeverity.Error);
        var connection = new EnvironmentConnection(entry.Key, kind)
        {
            StepLog = kind == ConnectionKind.MySql ? null : StepLog(reader, entry.Key),
            Wait = Wait(reader, entry.Key),
            Location = entry.KeyLocation,
        };
        connection = kind is ConnectionKind.Postgres or ConnectionKind.MySql
            ? WithServer(connection, reader)
            : WithFile(connection, reader);
        return diagnostics.Items.Count(d => d.Severity == DiagnosticSeverity.Error) == before ? connection : null;
    }

    private EnvironmentConnection WithFile(EnvironmentConnection connection, MapReader reader) => connection with
    {
        Path = Needed(reader, connection.Name, ConnectionKinds.Path) is { } path ? Path.Combine(folder, path) : null,
    };

    private EnvironmentConnection WithServer(EnvironmentConnection connection, MapReader reader) => connection with
    {
        Host = reader.Text(ConnectionKinds.Host) ?? "localhost",
        Port = Port(reader, connection.Name) ?? (connection.Kind == ConnectionKind.MySql ? 3306 : 5432),
        Database = Needed(reader, connection.Name, ConnectionKinds.Database),
        User = Needed(reader, connection.Name, ConnectionKinds.User),
        Password = Password(reader, connection.Name),
        Encryption = reader.Choice(ConnectionKinds.Encryption, ConnectionKinds.Encryptions) ?? ConnectionEncryption.Prefer,
    };

    private static SecretReference? Password(MapReader reader, string name) =>
        EnvironmentSettings.Secret(reader, ConnectionKinds.Password, "The password", Owner, name);

    private static string? Needed(MapReader reader, string name, string key)
    {
        var text = reader.Text(key);
        EnvironmentSettings.Require(reader, key, Owner, name, text is null ? reader.Origin.Has(key) : !string.IsNullOrWhiteSpace(text));
        return text;
    }

    private int? Port(MapReader reader, string name) =>
        Between(reader, name, ConnectionKinds.Port, "The port", 1, 65_535, "a number from 1 to 65535");

    private TimeSpan Wait(MapReader reader, string name) =>
        Between(
            reader,
            name,
            ConnectionKinds.WaitSeconds,
            $"\"{ConnectionKinds.WaitSeconds}\"",
            0,
            MaxWaitSeconds,
            "a number of seconds from 0 to 86400") is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : EnvironmentConnection.DefaultWait;

    private int? Between(MapReader reader, string name, string key, string what, int least, int most, string expected)
    {
        var value = reader.Integer(key);
        if (value is not { } number || (number >= least && number <= most))
        {
            return value;
        }

        diagnostics.Add(EnvironmentSettingDiagnostics.InvalidSetting.At(
            reader.Origin.ValueOf(key),
            what,
            What,
            Quoted.Text(name),
            expected,
            number));
        return null;
    }

    private string? StepLog(MapReader reader, string name)
    {
        var text = reader.Text(ConnectionKinds.StepLog);
        if (text is null)
        {
            return EnvironmentConnection.DefaultStepLog;
        }

        if (text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') && char.IsAsciiLetter(text[0]))
        {
            return text == "none" ? null : text;
        }

        diagnostics.Add(EnvironmentSettingDiagnostics.InvalidSetting.At(
            reader.Origin.ValueOf(ConnectionKinds.StepLog),
            $"\"{ConnectionKinds.StepLog}\"",
            What,
            Quoted.Text(name),
            "none, or a table of letters, digits and underscores, such as etl.step_log",
            Quoted.Text(text)));
        return null;
    }
}
