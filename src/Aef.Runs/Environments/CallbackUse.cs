namespace Aef.Runs.Environments;

/// <summary>How it shows that a workflow waits for callbacks.</summary>
internal static class CallbackUse
{
    /// <summary>The function that makes endpoints.</summary>
    public const string Function = "events.create_callback_endpoint";
}
