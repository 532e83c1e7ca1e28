using Aef.Runs.State;

namespace Aef.Runs.Admission;

/// <summary>
/// The runs of all processes that wait for admission or were admitted: one file for each in the folder <c>admission</c> of the state
/// folder. Only the holder of <c>admission.lock</c> reads and changes them, for a moment. A run whose process has ended counts no longer,
/// because nobody holds its lock.
/// </summary>
internal sealed class AdmissionFolder(StateFolder state)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Path.Combine(state.Path, "admission");

    /// <summary>Runs an action while no other process changes the requests; it receives those of a group, in their order.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public T Change<T>(string group, Func<List<QueuedRun>, T> change)
    {
        StateFolder.CreatePrivate(_folder);
        var path = Path.Combine(state.Path, "admission.lock");
        using var held = RunLock.WaitFor(path, Patience) ?? throw new IOException($"\"{path}\" is locked by another process.");
        return change([.. Read().Where(r => r.Group == group).OrderBy(r => r.Number)]);
    }

    /// <summary>Writes a request; only for use in <see cref="Change"/>.</summary>
    public void Write(QueuedRun run) => File.WriteAllText(PathOf(run.Id), run.ToJson());

    /// <summary>Removes the request of a run; the lock is not needed.</summary>
    public void Remove(string id)
    {
        try
        {
            File.Delete(PathOf(id));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It counts no longer, because the lock of the run is released next.
        }
    }

    /// <summary>The requests that count. Others are removed: a process may have ended while it wrote one.</summary>
    private List<QueuedRun> Read()
    {
        var found = new List<QueuedRun>();
        foreach (var path in Directory.EnumerateFiles(_folder, "*.json").ToList())
        {
            var id = Path.GetFileNameWithoutExtension(path);
            try
            {
                if (RunLock.IsHeld(Path.Combine(state.RunsPath, id, "lock")) && QueuedRun.Parse(id, File.ReadAllBytes(path)) is { } run)
                {
                    found.Add(run);
                }
                else
                {
                    Remove(id);
                }
            }
            catch (FileNotFoundException)
            {
                // Its run has just ended.
            }
        }

        return found;
    }

    private string PathOf(string id) => Path.Combine(_folder, id + ".json");
}
