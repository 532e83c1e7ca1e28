using System.Management.Automation;
using Aef.Google.Connecting;
using Aef.Google.Rest.Clients;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that calls Google's APIs, or a local server with the same APIs.</summary>
public abstract class GoogleCommand : AefCommand
{
    private GoogleConnection? _connection;
    private ChosenEnvironment? _environment;

    /// <summary>The environment of aef.json, with the project, the region and the addresses of services.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The project of Google Cloud. Without it, that of the environment, GOOGLE_CLOUD_PROJECT or CLOUDSDK_CORE_PROJECT.</summary>
    [Parameter]
    public string? Project { get; set; }

    /// <summary>The region. Without it, that of the environment or CLOUDSDK_WORKFLOWS_LOCATION.</summary>
    [Parameter]
    public string? Region { get; set; }

    /// <summary>
    /// One address for all APIs, such as the Url of Start-AefServer. Without it, that of the environment, AEF_ENDPOINT, gcloud's overrides
    /// or Google.
    /// </summary>
    [Parameter]
    public string? Endpoint { get; set; }

    /// <summary>The clients; only valid inside <see cref="Call"/>.</summary>
    private protected GoogleClients Clients => (_connection ??= Open()).Clients;

    /// <summary>Calls the API; what it refuses is one error.</summary>
    private protected void Call(object? target, Func<Task> call)
    {
        try
        {
            call().GetAwaiter().GetResult();
        }
        catch (UriFormatException e)
        {
            const string HowToFix = "Pass an address such as http://127.0.0.1:8085, or the Url of Start-AefServer.";
            EndIf(ErrorRecords.For(e, "AefEndpointInvalid", ErrorCategory.InvalidArgument, Endpoint, HowToFix));
        }
        catch (Exception e) when (GoogleErrors.Find(e) is { } problem)
        {
            WriteErrors([problem], target);
        }
    }

    /// <summary>The project and the region, <c>projects/p/locations/l</c>. What is missing ends the pipeline.</summary>
    private protected string FindParent()
    {
        var parent = FindEnvironment().FindParent(Project, Region, SessionHistory.Variable, out var missing);
        EndIf(missing.Count == 0 ? null : ErrorRecords.ForDefinition(missing, null));
        return parent!; // nothing is missing
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _connection?.Dispose();
        base.Dispose(disposing);
    }

    private GoogleConnection Open() => GoogleConnection.Open(
        new GoogleConnectionRequest { Endpoint = Endpoint, Services = FindEnvironment().Services },
        SessionHistory.Variable,
        SessionHistory.Clock);

    private ChosenEnvironment FindEnvironment()
    {
        if (_environment is null)
        {
            _environment = Environment is null
                ? ChosenEnvironment.None
                : ChosenEnvironment.Find(Workspace.Loader, CurrentFolder, Environment);
            EndIf(_environment.Problems.Count == 0 ? null : ErrorRecords.ForDefinition(_environment.Problems, Environment));
        }

        return _environment;
    }
}
