using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>
/// Converts configurations of pydataflow to definitions, and their connection profiles to connections. Nothing is written, and no password
/// is in a result.
/// </summary>
public sealed class PyDataflowImporter
{
    private readonly DocumentReader _documents;

    /// <summary>Creates an importer; <paramref name="yaml"/> reads documents that are not JSON.</summary>
    public PyDataflowImporter(IDocumentReader yaml) => _documents = new DocumentReader(yaml);

    /// <summary>Converts files. All problems of all files are reported together; with an error, the result has no file.</summary>
    public PyDataflowImport Import(IEnumerable<string> paths, PyDataflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        var diagnostics = new DiagnosticBag();
        var profiles = ReadProfiles(options.ProfilePath, diagnostics, out var noProfiles);
        var project = PyProjectFile.Read(options.Folder, _documents, diagnostics);
        var connections = new PyConnections(diagnostics);
        var files = new List<ImportedFile>();
        foreach (var path in paths)
        {
            var own = new DiagnosticBag();
            if (Read(path, own, out var source) is { } configuration)
            {
                new PyRules(configuration, own).Check();
                if (options.Bucket is null && configuration.Schedule is { } schedule)
                {
                    own.Add(PyDataflowDiagnostics.ScheduleWithoutBucket.At(schedule.Location));
                }

                if (!noProfiles)
                {
                    var known = new PyConnections(own);
                    known.Add(configuration, profiles, project?.Names ?? []);
                    connections.Merge(known);
                }

                var converter = new PyConverter(configuration, options, own);
                string[] inputs = [path, .. new[] { options.ProfilePath }.OfType<string>()];
                files.AddRange(own.HasErrors
                    ? []
                    : converter.Convert().Select(f => new ImportedFile(converter.Name, f.FileName, f.Text, [.. inputs])));
            }

            diagnostics.AddRange(HasPassword(source) ? own.Items.Select(d => d.WithHiddenSource()) : own.Items);
        }

        AddShared(files, project?.With(connections.All, options.Replaces, diagnostics));
        return new PyDataflowImport(
            diagnostics.HasErrors ? [] : [.. files],
            [.. diagnostics.Items.DistinctBy(d => d.ToString())]); // several sources may have one profile
    }

    private static void AddShared(List<ImportedFile> files, string? project)
    {
        files.Add(new ImportedFile(PyExecutorEntry.FileName, PyExecutorEntry.FileName, PyExecutorEntry.Text.ReplaceLineEndings("\n"), []));
        if (project is not null)
        {
            files.Add(new ImportedFile(ConfigurationFile.Name, ConfigurationFile.Name, project, []));
        }
    }

    private PyConfiguration? Read(string path, DiagnosticBag diagnostics, out SourceText? source)
    {
        var text = SourceTextReader.ReadFile(path);
        diagnostics.AddRange(text.Diagnostics);
        source = text.Source;
        if (source is null)
        {
            return null;
        }

        var document = _documents.Read(source);
        diagnostics.AddRange(document.Diagnostics);
        return document is { HasErrors: false, Root: { } root }
            ? new PyConfigurationReader(path, diagnostics).Read(root)
            : null;
    }

    /// <summary>The profiles; null without a file, or when it cannot be read, which is reported.</summary>
    private MappingNode? ReadProfiles(string? path, DiagnosticBag diagnostics, out bool isUnreadable)
    {
        isUnreadable = false;
        if (path is null)
        {
            return null;
        }

        var text = SourceTextReader.ReadFile(path);
        var document = text.Source is null ? null : _documents.Read(text.Source);
        diagnostics.AddRange(text.Diagnostics.Concat(document?.Diagnostics ?? []).Select(d => d.WithHiddenSource()));
        if (document is { HasErrors: false, Root: MappingNode map })
        {
            return map;
        }

        isUnreadable = true;
        if (document is { HasErrors: false, Root: { } root })
        {
            diagnostics.Add(PyDataflowDiagnostics.NotProfiles.At(root.Location, Quoted.Text(path), root.Kind));
        }

        return null;
    }

    /// <summary>No line of such a file is shown.</summary>
    private static bool HasPassword(SourceText? source) => source?.Text.Contains("password", StringComparison.OrdinalIgnoreCase) == true;
}
