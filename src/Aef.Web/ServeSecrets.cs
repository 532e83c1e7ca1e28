using Aef.Adapters.Yaml;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;
using Aef.Runs.Workspace;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Web;

/// <summary>Reads the secrets that the server returns: those of an environment of aef.json, and those of the command line.</summary>
internal static class ServeSecrets
{
    /// <summary>The form of a secret on the command line.</summary>
    public const string Form = "NAME=env:VARIABLE or NAME=file:PATH, and never the value itself";

    /// <summary>The name and the source of a secret on the command line; null for another text, which may be the secret itself.</summary>
    public static (string Name, SecretReference Reference)? Parse(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        && SecretReference.TryParse(text[(at + 1)..], out var reference)
        && reference.Source != SecretSource.Manager
            ? (text[..at].Trim(), reference)
            : null;

    /// <summary>Reads all secrets; with problems there are none.</summary>
    /// <param name="options">The options.</param>
    /// <param name="folder">The folder whose aef.json applies, and to which paths of the command line refer.</param>
    /// <param name="variables">The environment variables.</param>
    /// <param name="problems">Receives what is wrong, without values.</param>
    public static Secrets? Read(ServeOptions options, string folder, Func<string, string?> variables, ICollection<string> problems)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (options.Environment is { } name)
        {
            var (configuration, diagnostics) = new AefWorkspace(new YamlDocumentReader()).Loader.ConfigurationIn(folder);
            var selection = EnvironmentSelection.ForRun(configuration.Environments, name);
            var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Append(selection.Problem);
            foreach (var problem in errors.OfType<Diagnostic>())
            {
                problems.Add(problem.ToString());
            }

            var known = selection.Environment?.Secrets ?? [];
            var reader = new SecretValues(variables, configuration.Folder ?? folder, known);
            Add(known.Select(s => (s.Name, s.Reference)), reader, values, problems);
        }

        Add(options.Secrets.Select(Parse).OfType<(string, SecretReference)>(), new SecretValues(variables, folder), values, problems);
        return problems.Count > 0 || values.Count == 0 ? null : new Secrets(values.Select(v => (v.Key, v.Value)));
    }

    private static void Add(
        IEnumerable<(string Name, SecretReference Reference)> secrets,
        SecretValues reader,
        Dictionary<string, string> values,
        ICollection<string> problems)
    {
        foreach (var (name, reference) in secrets)
        {
            if (reader.Read(reference, out var problem) is { } value)
            {
                values[name] = value;
            }
            else
            {
                problems.Add($"The secret \"{name}\" cannot be read: {problem}.");
            }
        }
    }
}
