/** The tag of the admin routes in the OpenAPI document. */
export const adminTag = { name: 'Admin', description: 'What stands, what was asked, and what is set while it runs.' };
