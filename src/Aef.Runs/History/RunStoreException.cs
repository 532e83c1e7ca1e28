namespace Aef.Runs.History;

/// <summary>The index of runs cannot be read or written. The runs themselves are not affected.</summary>
public sealed class RunStoreException : Exception
{
    /// <summary>Creates an exception.</summary>
    public RunStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
