namespace Aef.Runs.Environments;

/// <summary>Detects whether a workflow waits for callbacks.</summary>
internal static class CallbackUse
{
    /// <summary>The function that creates endpoints.</summary>
    public const string Function = "events.create_callback_endpoint";
}
