using System.Runtime.CompilerServices;
using Aef.Adapters.History;
using Aef.Runs.History;

namespace Aef.Cli.Input;

/// <summary>Opens the index of runs, and loads its package only then.</summary>
internal static class LazyRunStore
{
    /// <summary>Opens an index.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRunStore Open(string path) => new SqliteRunStore(path);
}
