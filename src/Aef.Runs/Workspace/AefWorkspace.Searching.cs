using Aef.Core.Workspace;

namespace Aef.Runs.Workspace;

/// <content>Files found in folders and by patterns.</content>
public sealed partial class AefWorkspace
{
    /// <summary>
    /// Returns the kind of a file from a folder or pattern that <see cref="LoadFile"/> does not check. Null for files that were named, for
    /// those of a known kind, and for unreadable ones, which loading reports.
    /// </summary>
    public SkippedFile? WhySkipped(FoundFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.IsSearched)
        {
            return null;
        }

        if (OtherFiles.IsTestFile(file.Path))
        {
            return new SkippedFile(file.Path, OtherFiles.Test);
        }

        var document = ReadDocument(file.Path);
        if (document.Root is not { } root
            || document.HasErrors
            || DocumentShape.IsCertain(root, file.Path)
            || JobFileShape.ExecutorOf(root, file.Path, Loader.CatalogOf(file.Path)) is not null)
        {
            return null;
        }

        return new SkippedFile(file.Path, OtherFiles.KindOf(root));
    }
}
