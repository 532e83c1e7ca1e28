using Aef.Core.Pipelines.Catalog;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Runs.Workspace;

/// <summary>The projects that a workspace has met: each folder and each configuration is read once.</summary>
internal sealed class Projects(IDocumentReader documents, ExecutorCatalog builtIn, WorkspaceOptions options)
{
    private readonly Dictionary<string, Project> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (AefConfiguration Configuration, DiagnosticPolicy Policy, IReadOnlyList<Diagnostic> Diagnostics)> _configurations = new(StringComparer.Ordinal);

    /// <summary>The project of a definition. Only a definition that is a file has things next to it.</summary>
    public Project Of(string? definition)
    {
        var folder = FolderOf(definition);
        if (!_byFolder.TryGetValue(folder ?? string.Empty, out var project))
        {
            project = Project.Read(folder, options, documents, builtIn, ReadConfiguration);
            _byFolder.Add(folder ?? string.Empty, project);
        }

        return project;
    }

    /// <summary>What is wrong with a configuration that is read for itself.</summary>
    public IReadOnlyList<Diagnostic> Read(DocumentNode root, string? path) => new ConfigurationReader(documents, DiagnosticRegistry.All).Read(root, path).Diagnostics;

    /// <summary>The suppressions of all configurations that were of no use.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() => [.. _configurations.Values.SelectMany(c => c.Policy.UnusedSuppressions())];

    private (AefConfiguration Configuration, DiagnosticPolicy Policy, IReadOnlyList<Diagnostic> Diagnostics) ReadConfiguration(string path)
    {
        if (!_configurations.TryGetValue(path, out var read))
        {
            var result = new ConfigurationReader(documents, DiagnosticRegistry.All).ReadFile(path);
            read = (result.Configuration, new DiagnosticPolicy(result.Configuration, options.IsStrict), result.Diagnostics);
            _configurations.Add(path, read);
        }

        return read;
    }

    /// <summary>The folder as the caller would write it, so that diagnostics name files in the caller's words.</summary>
    private static string? FolderOf(string? definition)
    {
        if (!File.Exists(definition))
        {
            return null;
        }

        return Path.GetDirectoryName(definition) is { Length: > 0 } folder ? folder : ".";
    }
}
