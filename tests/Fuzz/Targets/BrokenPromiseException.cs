namespace Aef.Fuzz.Targets;

/// <summary>
/// Something came out that must not: two runs that differ, a printed source that reads differently, a diagnostic without a location.
/// </summary>
public sealed class BrokenPromiseException : Exception
{
    public BrokenPromiseException(string message)
        : base(message)
    {
    }

    public BrokenPromiseException()
    {
    }

    public BrokenPromiseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
