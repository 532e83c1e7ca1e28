using Aef.Core.Semantics.Binding;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>
/// The job files of a project, for the steps whose workflow calls an API itself. Each file is read once; <see cref="JobFileRule"/> reports
/// those that cannot be read.
/// </summary>
internal sealed class JobFileSource(IDocumentReader documents, IReadOnlyList<JobFolder> folders)
{
    private readonly Dictionary<string, MappingNode?> _read = new(StringComparer.Ordinal);

    /// <summary>The files of a job: for all environments, and for each that has one.</summary>
    public IReadOnlyList<BoundJobFile> Of(string executor, string job) =>
    [
        .. from folder in folders
        let path = folder.FileOf(executor, job)
        where path is not null
        let parameters = Read(path)
        where parameters is not null
        select new BoundJobFile(folder.Environment, parameters),
    ];

    private MappingNode? Read(string path)
    {
        if (!_read.TryGetValue(path, out var parameters))
        {
            var document = SourceTextReader.ReadFile(path) is { Source: { } source } ? documents.Read(source) : null;
            parameters = document is { HasErrors: false, Root: MappingNode map } ? map : null;
            _read.Add(path, parameters);
        }

        return parameters;
    }
}
