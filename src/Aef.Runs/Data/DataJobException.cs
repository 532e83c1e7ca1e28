namespace Aef.Runs.Data;

/// <summary>Fails the attempt of a job on data, with a message for people that names the file and the line where there is one.</summary>
internal sealed class DataJobException : Exception
{
    public DataJobException(string message)
        : base(message)
    {
    }

    public DataJobException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
