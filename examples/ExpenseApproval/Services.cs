using System.Net;

namespace ExpenseApproval;

/// <summary>The services that a workflow calls, seen from the workflow.</summary>
internal sealed class Services(HttpClient http)
{
    /// <summary>Files an expense, and gives the id of its approval.</summary>
    public async Task<string> FileAsync(string name, CancellationToken token)
    {
        using HttpResponseMessage response = await http.PutAsync($"expenses/{name}", content: null, token);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(token);
    }

    /// <summary>Pays an expense.</summary>
    public async Task PayAsync(string name, CancellationToken token)
    {
        using HttpResponseMessage response = await http.PostAsync($"expenses/{name}/payment", content: null, token);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What a manager does with a browser: approves or rejects.</summary>
    public async Task<HttpStatusCode> DecideAsync(string name, string decision, string approvalId)
    {
        using HttpResponseMessage response = await http.PostAsync($"expenses/{name}/{decision}?id={approvalId}", content: null);
        return response.StatusCode;
    }
}
