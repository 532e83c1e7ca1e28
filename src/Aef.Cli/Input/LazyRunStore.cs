using System.Runtime.CompilerServices;
using Aef.Adapters.History;
using Aef.Runs.History;

namespace Aef.Cli.Input;

/// <summary>Opens the index of runs, and loads its package only then.</summary>
internal static class LazyRunStore
{
    /// <summary>Opens an index.</summary>
    /// <exception cref="RunStoreException">The index cannot be opened, or its package is missing.</exception>
    public static IRunStore Open(string path)
    {
        try
        {
            return Create(path);
        }
        catch (FileNotFoundException e)
        {
            throw new RunStoreException("the library of SQLite is missing.", e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SqliteRunStore Create(string path) => new(path);
}
