using Aef.Documents.Reading;

namespace Aef.Runs.Data;

/// <summary>
/// A folder for the temporary files of one job, which only the user can read. It is created with its first file and deleted with the job.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private string? _path;
    private int _files;

    /// <summary>The path of a new file with an ending such as <c>.csv</c>.</summary>
    /// <exception cref="DataJobException">The folder cannot be created.</exception>
    public string NewFile(string ending)
    {
        try
        {
            _path ??= Directory.CreateTempSubdirectory("aef-load-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }

        return Path.Combine(_path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{++_files}{ending}"));
    }

    /// <summary>The failure to write a temporary file.</summary>
    public static DataJobException CannotWrite(Exception e) =>
        new($"The data cannot be kept in the folder for temporary files: {FileFailure.Message(e)}", e);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_path is null)
        {
            return;
        }

        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The job has ended, with its data: a file that another program has open must not fail it.
        }
    }
}
