namespace Aef.Runs.Executors;

/// <summary>A setting of a local binding has an expression that cannot be evaluated. It fails the attempt with its message.</summary>
public sealed class JobSettingException : Exception
{
    /// <summary>Creates an exception.</summary>
    public JobSettingException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public JobSettingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and a cause.</summary>
    public JobSettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
