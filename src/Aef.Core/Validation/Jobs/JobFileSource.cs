using Aef.Core.Semantics.Binding;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>
/// The job files of a project, for every target and for <see cref="JobFileRule"/>, which reports those that cannot be read. Each file is
/// read once.
/// </summary>
internal sealed class JobFileSource(IDocumentReader documents, IReadOnlyList<JobFolder> folders)
{
    private readonly Dictionary<string, JobFileText> _read = new(StringComparer.Ordinal);

    /// <summary>The folders with job files.</summary>
    public IReadOnlyList<JobFolder> Folders => folders;

    /// <summary>The files of a job: for all environments, and for each that has one.</summary>
    public IReadOnlyList<BoundJobFile> Of(string executor, string job) =>
    [
        .. from folder in folders
        let path = folder.FileOf(executor, job)
        where path is not null
        let parameters = Read(path).Root as MappingNode
        where parameters is not null
        select new BoundJobFile(folder.Environment, parameters),
    ];

    /// <summary>A file; its root is null when it cannot be read.</summary>
    public JobFileText Read(string path)
    {
        if (!_read.TryGetValue(path, out var file))
        {
            var text = SourceTextReader.ReadFile(path);
            var document = text.Source is { } source ? documents.Read(source) : null;
            file = new JobFileText(
                document is { HasErrors: false } ? document.Root : null,
                [.. text.Diagnostics, .. document?.Diagnostics ?? []]);
            _read.Add(path, file);
        }

        return file;
    }
}
