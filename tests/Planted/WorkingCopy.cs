namespace Aef.Planted;

/// <summary>A copy of HEAD below the temporary folder, in which faults are planted; the user's own tree stays as it is.</summary>
internal sealed class WorkingCopy : IDisposable
{
    private readonly string _repository;

    private WorkingCopy(string repository, string root) => (_repository, Root) = (repository, root);

    /// <summary>The root of the copy.</summary>
    public string Root { get; }

    /// <summary>Creates a copy; throws when git refuses.</summary>
    public static WorkingCopy Create(string repository)
    {
        var root = Path.Combine(Path.GetTempPath(), $"aef-planted-{Environment.ProcessId}");
        var added = Tool.Run(repository, "git", ["worktree", "add", "--quiet", "--detach", root, "HEAD"]);
        return added.ExitCode == 0 ? new WorkingCopy(repository, root) : throw new InvalidOperationException(added.Output);
    }

    /// <summary>Undoes everything that was changed since the copy was made, but for what is built.</summary>
    public void Undo() => Tool.Run(Root, "git", ["checkout", "--quiet", "--", "."]);

    public void Dispose() => Tool.Run(_repository, "git", ["worktree", "remove", "--force", Root]);
}
