using Aef.Core.Pipelines.Catalog;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>The projects of the loaded definitions: each folder and each configuration is read once.</summary>
/// <param name="documents">Reads the files.</param>
/// <param name="builtIn">The executors that every project has.</param>
/// <param name="options">Where the files of a project are.</param>
/// <param name="known">Every diagnostic that a configuration may name.</param>
internal sealed class Projects(
    IDocumentReader documents,
    ExecutorCatalog builtIn,
    WorkspaceOptions options,
    IReadOnlyList<DiagnosticDescriptor> known)
{
    private readonly Dictionary<string, Project> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (
        AefConfiguration Configuration,
        DiagnosticPolicy Policy,
        IReadOnlyList<Diagnostic> Diagnostics)> _configurations = new(StringComparer.Ordinal);

    /// <summary>The project of a definition. Only a definition in a file has adjacent files.</summary>
    public Project Of(string? definition) => In(FolderOf(definition));

    /// <summary>The project of the definitions in a folder.</summary>
    public Project In(string? folder)
    {
        if (!_byFolder.TryGetValue(folder ?? string.Empty, out var project))
        {
            project = Project.Read(folder, options, documents, builtIn, ReadConfiguration);
            _byFolder.Add(folder ?? string.Empty, project);
        }

        return project;
    }

    /// <summary>The configuration that applies to the files of a folder.</summary>
    public ConfigurationResult ConfigurationIn(string folder)
    {
        if ((options.ConfigurationPath ?? ConfigurationFile.FindAbove(folder)) is not { } path)
        {
            return new ConfigurationResult(AefConfiguration.Empty, []);
        }

        var (configuration, _, diagnostics) = ReadConfiguration(path);
        return new ConfigurationResult(configuration, diagnostics);
    }

    /// <summary>The diagnostics of a configuration file that is itself checked.</summary>
    public IReadOnlyList<Diagnostic> Read(DocumentNode root, string? path) =>
        new ConfigurationReader(documents, known).Read(root, path).Diagnostics;

    /// <summary>The unused suppressions of all configurations.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() => [.. _configurations.Values.SelectMany(c => c.Policy.UnusedSuppressions())];

    private (AefConfiguration Configuration, DiagnosticPolicy Policy, IReadOnlyList<Diagnostic> Diagnostics) ReadConfiguration(string path)
    {
        if (!_configurations.TryGetValue(path, out var read))
        {
            var result = new ConfigurationReader(documents, known).ReadFile(path);
            read = (result.Configuration, new DiagnosticPolicy(result.Configuration, options.IsStrict), result.Diagnostics);
            _configurations.Add(path, read);
        }

        return read;
    }

    /// <summary>The folder as the caller would write it, so that diagnostics name files as the caller does.</summary>
    private static string? FolderOf(string? definition)
    {
        if (!File.Exists(definition))
        {
            return null;
        }

        return Path.GetDirectoryName(definition) is { Length: > 0 } folder ? folder : ".";
    }
}
